namespace Streaming.Testing.Recount;

/// <summary>T10: which SLA clocks a ticket has; and the business time of T5 and T8.</summary>
internal static class ClockMeasures
{
    private static readonly string[] Updates = ["periodic_update", "pausable_update"];
    private static readonly string[] Resolutions = ["total_resolution", "requester_wait", "agent_work"];

    /// <summary>What the clocks of a ticket contribute.</summary>
    /// <param name="ticket">A created ticket that is not voided.</param>
    /// <param name="timerMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="sla">The policies.</param>
    /// <param name="stories">Receives what became of each clock that has a target; null where nobody asks.</param>
    /// <returns>The contributions.</returns>
    public static List<RecountContribution> Of(RecountTimeline ticket, long timerMs, RecountSla sla, List<RecountClockStory>? stories = null)
    {
        var moments = ticket.Moments;
        var created = ticket.CreatedAt;
        var result = new List<RecountContribution>();
        var first = new FirstResponse(ticket);
        var firstFrom = Math.Max(first.StartsAt, created);
        var firstEnd = FirstEnd(ticket, first, firstFrom);
        if (first.Reply is { } reply)
        {
            var target = AddFirst(firstEnd);
            if ((target?.Hours ?? sla.Default) is { } hours)
            {
                result.Add(new RecountContribution(
                    RecountMeasure.FirstResponseBusiness, reply.TimeMs, reply.ReplySplit, hours.OpenMs(reply.TimeMs - first.DurationMs, reply.TimeMs)));
            }
        }
        else if (first.StartsAt >= 0 && !first.IsInvalid && !moments.Take(firstFrom).Any(moment => moment.Solves || moment.Closes))
        {
            AddFirst(firstEnd);
        }
        else
        {
            firstEnd = -1;
        }

        AddNextReplies();
        foreach (var name in Updates)
        {
            for (var at = created + 1; at < moments.Count; at++)
            {
                if (moments[at].Fact.IsReply && !moments[at].After.IsSolvedOrClosed)
                {
                    AddUntilReply(name, at);
                }
            }
        }

        var targets = Resolutions.Select(AddResolution).ToList();
        AddTimesToResolution(targets.Find(target => target is not null)?.Hours ?? sla.Default);
        return result;

        RecountTarget? AddFirst(int end)
        {
            if (first.Reply is { } known && moments.ToList().IndexOf(known) < created)
            {
                return AddEarly(known);
            }

            return Add(new RecountClock(
                "first_reply",
                moments[first.StartsAt].TimeMs,
                firstFrom,
                index => index >= firstFrom && index < end,
                _ => true,
                index => index == end && moments[index] == first.Reply ? moments[index].ReplySplit : null));
        }

        // Staff opened the ticket, and the customer was answered before that was known.
        RecountTarget? AddEarly(RecountMoment known)
        {
            var startMs = moments[first.StartsAt].TimeMs;
            var policy = sla.At(startMs, ticket.Created.Split);
            if (policy?.Targets.GetValueOrDefault("first_reply") is not { } target)
            {
                return null;
            }

            var dueMs = target.Hours.After(startMs, target.DurationMs);
            stories?.Add(RecountClockStory.Of(
                "first_reply",
                startMs,
                policy,
                sla,
                target,
                (dueMs < known.TimeMs ? dueMs : null, dueMs, target.RiskMs is { } risk && target.Hours.After(startMs, risk) is var riskMs && riskMs <= known.TimeMs ? riskMs : null),
                dueMs >= known.TimeMs ? "Met" : dueMs <= timerMs ? "Breached" : "Running",
                known.TimeMs,
                timerMs,
                startMs < known.TimeMs ? [(startMs, known.TimeMs)] : []));
            if (dueMs >= known.TimeMs)
            {
                result.Add(new RecountContribution(RecountMeasure.SlaMet, known.TimeMs, known.ReplySplit, 1) { Clock = "first_reply", Policy = policy.Name });
            }
            else if (dueMs <= timerMs)
            {
                result.Add(new RecountContribution(RecountMeasure.SlaBreached, dueMs, ticket.Created.Split, 1) { Clock = "first_reply", Policy = policy.Name });
            }

            return target;
        }

        void AddNextReplies()
        {
            var waits = false;
            for (var at = 0; at < moments.Count; at++)
            {
                var moment = moments[at];
                var asks = moment.Fact.Kind == RecountFactKind.CustomerMessage
                    || (moment.Fact.Kind == RecountFactKind.Created && !moment.Fact.OpenedByStaff)
                    || moment.Reopens;
                if (asks && !waits && at > created && !(at >= firstFrom && at < firstEnd))
                {
                    AddUntilReply("next_reply", at);
                }

                waits = (waits || asks) && !moment.Solves && !moment.Closes && !moment.Fact.IsReply;
            }
        }

        void AddUntilReply(string name, int from)
        {
            var end = moments.ToList().FindIndex(from + 1, moment => moment.Fact.IsReply || moment.Solves || moment.Closes);
            end = end < 0 ? moments.Count : end;
            Add(new RecountClock(
                name,
                moments[from].TimeMs,
                from,
                index => index >= from && index < end,
                index => name != "pausable_update" || moments[index].After.Status != RecountStatus.Pending,
                index => index == end && moments[index].Fact.IsReply ? moments[index].ReplySplit : null));
        }

        RecountTarget? AddResolution(string name) => Add(new RecountClock(
            name,
            ticket.Created.TimeMs,
            created,
            index => !moments[index].After.IsSolvedOrClosed,
            index => name switch
            {
                "requester_wait" => moments[index].After.Status != RecountStatus.Pending,
                "agent_work" => moments[index].After.Status is not (RecountStatus.Pending or RecountStatus.OnHold),
                _ => true,
            },
            index => moments[index].Solves ? moments[index].ChangeSplit : null));

        RecountTarget? Add(RecountClock clock)
        {
            result.AddRange(clock.Contributions(moments, timerMs, sla, out var story));
            if (story is not null)
            {
                stories?.Add(story);
            }

            return story?.Target;
        }

        void AddTimesToResolution(RecountHours? hours)
        {
            if (RecountStanding.After(moments).Resolution is not { } resolution || resolution.TimeMs < ticket.Created.TimeMs)
            {
                return;
            }

            var at = moments.ToList().IndexOf(resolution);
            var pendingMs = 0L;
            for (var index = created; index < at; index++)
            {
                pendingMs += moments[index].After.Status == RecountStatus.Pending ? moments[index + 1].TimeMs - moments[index].TimeMs : 0;
            }

            var (fromMs, toMs) = (ticket.Created.TimeMs, resolution.TimeMs);
            result.Add(new RecountContribution(RecountMeasure.TimeToResolutionActive, toMs, resolution.ChangeSplit, toMs - fromMs - pendingMs));
            if (hours is not null)
            {
                result.Add(new RecountContribution(RecountMeasure.TimeToResolutionBusiness, toMs, resolution.ChangeSplit, hours.OpenMs(fromMs, toMs)));
            }
        }
    }

    private static int FirstEnd(RecountTimeline ticket, FirstResponse first, int from)
    {
        if (first.Reply is { } early && ticket.Moments.ToList().IndexOf(early) < from)
        {
            return -1;
        }

        var end = ticket.Moments.ToList().FindIndex(
            Math.Max(0, from), moment => moment == first.Reply || moment.Solves || moment.Closes);
        return end < 0 ? ticket.Moments.Count : end;
    }
}
