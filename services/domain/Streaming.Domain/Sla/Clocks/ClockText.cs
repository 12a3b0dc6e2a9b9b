using System.Globalization;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Says in a few sentences how a clock's due time came about and what became of it, in English or French. Times are UTC.</summary>
public static class ClockText
{
    private static readonly Words English = new(
        Kinds: ["First reply", "Next reply", "Periodic update", "Pausable update", "Requester wait", "Agent work", "Total resolution"],
        Promise: "{0} within {1} ({2}) by policy {3}, version {4}.", Started: "Started {0}", PausedOnce: "stood still once, for {0}",
        PausedOften: "stood still {1} times, for {0}", Closed: "{0} of closed hours not counted", Due: "due {0}", NotDue: "stands still since {0}, so not due",
        Left: "Running, {0} left.", AtRisk: "At risk, {0} left.", Waiting: "Running, at its due time.", Met: "Met {0}, with {1} left.", MetExactly: "Met {0}, exactly when due.",
        Breached: "Breached when due; still waits.", BreachedEnded: "Breached when due; ended {0}, {1} late.", BreachedShut: "Breached when due; ended {0}, before the desk had opened again.",
        BreachedLate: "Late: to be breached once time has passed its due time.",
        Cancelled: "Ended {0} without what it waited for, before it was due: neither met nor breached.",
        Steps: ["Started", "Stood still from here", "Counted again", "Policy picked anew", "Stopped: what it waited for came", "Ended: the ticket was solved or closed", "Went on: the ticket was reopened"],
        By: ": policy {0}, version {1}", NoPolicy: ": no policy");

    private static readonly Words French = new(
        Kinds: ["Première réponse", "Réponse suivante", "Mise à jour périodique", "Mise à jour avec pauses", "Attente du demandeur", "Travail de l'agent", "Résolution totale"],
        Promise: "{0} en {1} ({2}) selon la règle {3}, version {4}.", Started: "Démarrée le {0}", PausedOnce: "suspendue une fois, pendant {0}",
        PausedOften: "suspendue {1} fois, pendant {0}", Closed: "{0} d'heures de fermeture non comptées", Due: "échéance le {0}", NotDue: "suspendue depuis le {0}, donc sans échéance",
        Left: "En cours, reste {0}.", AtRisk: "En danger, reste {0}.", Waiting: "En cours, à son échéance.", Met: "Tenue le {0}, avec {1} d'avance.", MetExactly: "Tenue le {0}, juste à l'échéance.",
        Breached: "Manquée à l'échéance\u00a0; attend encore.", BreachedEnded: "Manquée à l'échéance\u00a0; terminée le {0}, {1} en retard.", BreachedShut: "Manquée à l'échéance\u00a0; terminée le {0}, avant la réouverture.",
        BreachedLate: "En retard\u00a0: sera manquée une fois l'échéance passée.",
        Cancelled: "Terminée le {0} sans ce qu'elle attendait, avant son échéance\u00a0: ni tenue ni manquée.",
        Steps: ["Démarrée", "Suspendue à partir d'ici", "Compte de nouveau", "Règle choisie à nouveau", "Arrêtée\u00a0: ce qu'elle attendait est venu", "Terminée\u00a0: le ticket a été résolu ou fermé", "Reprise\u00a0: le ticket a été rouvert"],
        By: "\u00a0: règle {0}, version {1}", NoPolicy: "\u00a0: aucune règle");

    /// <summary>The clock in English.</summary>
    /// <param name="clock">The clock.</param>
    public static string InEnglish(ClockTimeline clock) => Say(clock, English);

    /// <summary>The clock in French.</summary>
    /// <param name="clock">The clock.</param>
    public static string InFrench(ClockTimeline clock) => Say(clock, French);

    /// <summary>What happened to a clock, in English.</summary>
    /// <param name="step">What happened.</param>
    public static string InEnglish(ClockStep step) => Say(step, English);

    /// <summary>What happened to a clock, in French.</summary>
    /// <param name="step">What happened.</param>
    public static string InFrench(ClockStep step) => Say(step, French);

    private static string Say(ClockTimeline clock, Words words) => string.Join(
        ' ',
        Format(words.Promise, words.Kinds[(int)clock.Kind], Duration(clock.TargetMs), clock.Calendar, clock.Policy, clock.PolicyVersion),
        Course(clock, words),
        Outcome(clock, words));

    private static string Course(ClockTimeline clock, Words words)
    {
        var parts = new List<string> { Format(words.Started, Time(clock.StartMs)) };
        var finished = clock.Pauses.Where(static pause => pause.ToMs is not null).ToList();
        if (finished.Count > 0)
        {
            var duration = Duration(finished.Sum(static pause => pause.ToMs!.Value - pause.FromMs));
            parts.Add(Format(finished.Count == 1 ? words.PausedOnce : words.PausedOften, duration, finished.Count));
        }

        if (clock.ClosedMs > 0)
        {
            parts.Add(Format(words.Closed, Duration(clock.ClosedMs)));
        }

        if (clock.DueMs is { } due)
        {
            parts.Add(Format(words.Due, Time(due)));
        }
        else if (clock.State == ClockState.Running && clock.Pauses is [.., (var since, null)])
        {
            parts.Add(Format(words.NotDue, Time(since)));
        }

        return string.Join(", ", parts) + ".";
    }

    private static string Outcome(ClockTimeline clock, Words words)
    {
        var left = clock.TargetMs - clock.CountedMs;
        return clock.State switch
        {
            ClockState.Met when left > 0 => Format(words.Met, Time(clock.EndMs ?? 0), Duration(left)),
            ClockState.Met => Format(words.MetExactly, Time(clock.EndMs ?? 0)),
            ClockState.Breached when clock.EndMs is { } end => Format(left < 0 ? words.BreachedEnded : words.BreachedShut, Time(end), Duration(-left)),
            ClockState.Breached => words.Breached,
            ClockState.Cancelled => Format(words.Cancelled, Time(clock.EndMs ?? 0)),
            _ when clock.EndMs is not null => words.BreachedLate,
            _ when left <= 0 => words.Waiting,
            _ => Format(clock.IsAtRisk ? words.AtRisk : words.Left, Duration(left)),
        };
    }

    private static string Say(ClockStep step, Words words) => step.Kind is ClockStepKind.Started or ClockStepKind.Retargeted
        ? $"{words.Steps[(int)step.Kind]}{(step.Policy.Length == 0 ? words.NoPolicy : Format(words.By, step.Policy, step.PolicyVersion))}"
        : words.Steps[(int)step.Kind];

    /// <summary>The two greatest units that a duration has: hours are not days, since open hours are meant.</summary>
    private static string Duration(long durationMs)
    {
        var (hours, minutes, seconds) = (durationMs / 3_600_000, durationMs / 60_000 % 60, durationMs % 60_000 / 1_000.0);
        return hours > 0 ? minutes > 0 ? Format("{0} h {1} min", hours, minutes) : Format("{0} h", hours)
            : minutes > 0 ? seconds >= 1 ? Format("{0} min {1} s", minutes, (int)seconds) : Format("{0} min", minutes)
            : Format("{0} s", seconds);
    }

    private static string Time(long timeMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private sealed record Words(
        IReadOnlyList<string> Kinds, string Promise, string Started, string PausedOnce, string PausedOften, string Closed, string Due,
        string NotDue, string Left, string AtRisk, string Waiting, string Met, string MetExactly, string Breached, string BreachedEnded,
        string BreachedShut, string BreachedLate, string Cancelled, IReadOnlyList<string> Steps, string By, string NoPolicy);
}
