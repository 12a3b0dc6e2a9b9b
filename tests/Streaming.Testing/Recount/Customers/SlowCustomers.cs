using System.Globalization;
using System.Text.Json;

namespace Streaming.Testing.Recount.Customers;

/// <summary>
/// Every number of customers, money and the workforce from a raw event log, the slow and obvious way: each question goes through the events
/// of each customer from the start. Shares no code with the engine.
/// </summary>
/// <remarks>
/// What the written semantics leave open is read so: a customer is there from a joining to the next leaving; joining twice is joining
/// once. A renewal makes good the oldest one that is due; where none is, the next that falls due; leaving ends both. Health is the mean of the
/// newest scores, all weights equal unless given. A product counts as used from its first <c>first-used</c> or <c>used</c>, for customers who are
/// there. A cost is spread evenly over its period and counted at the start of each of its UTC days, the first at its own start.
/// </remarks>
public sealed class SlowCustomers
{
    private const long DayMs = 86_400_000;

    private readonly List<Event> _events;
    private readonly IReadOnlyDictionary<string, int> _weights;

    private SlowCustomers(List<Event> events, IReadOnlyDictionary<string, int> weights) => (_events, _weights) = (events, weights);

    /// <summary>Reads a log.</summary>
    /// <param name="records">The records, in any order, with any repetitions; only valid events of the default tenant.</param>
    /// <param name="weights">Weights of the components of health; empty where all are equal.</param>
    /// <returns>The recount.</returns>
    public static SlowCustomers Of(IEnumerable<RecountRecord> records, IReadOnlyDictionary<string, int> weights)
    {
        var events = records.Select(Event.Of).GroupBy(one => one.Id).Select(same => same.First());
        return new SlowCustomers([.. events.OrderBy(one => one.TimeMs).ThenBy(one => one.Rank).ThenBy(one => one.Id, StringComparer.Ordinal)], weights);
    }

    /// <summary>Every number over an interval.</summary>
    /// <param name="fromMs">First instant inside, Unix milliseconds.</param>
    /// <param name="toMs">First instant outside.</param>
    /// <param name="segment">Only customers who belong to it; <see langword="null"/> for all.</param>
    /// <returns>The numbers by KPI and statistic; those that are absent are left out.</returns>
    public IReadOnlyDictionary<string, double> Ask(long fromMs, long toMs, string? segment = null)
    {
        var numbers = new Dictionary<string, double>();
        var customers = _events.Where(one => one.Customer is not null).GroupBy(one => one.Customer!).Select(own => new History([.. own], _weights)).ToList();
        bool Belongs(Standing at) => segment is null || at.Segment == segment;

        var atStart = customers.ConvertAll(one => one.Before(fromMs));
        var atEnd = customers.ConvertAll(one => one.Before(toMs));
        var s = atStart.Count(one => one.IsThere && Belongs(one));
        var e = atEnd.Count(one => one.IsThere && Belongs(one));
        var joined = customers.Sum(one => one.Joinings.Count(change => IsIn(change.TimeMs) && Belongs(change.At)));
        var left = customers.Sum(one => one.Leavings.Count(change => IsIn(change.TimeMs) && Belongs(change.At)));
        numbers["customers"] = e;
        numbers["customers_joined"] = joined;
        numbers["customers_left"] = left;
        numbers["net_customer_growth"] = e - s;

        var churned = Enumerable.Range(0, customers.Count).Count(i => atStart[i].IsThere && Belongs(atStart[i]) && !atEnd[i].IsThere);
        Set("churn_rate", churned, s);
        Set("customer_growth_rate", e - s, s);
        Set("retention_rate", e - joined, s);
        Set("retention_rate cohort", s - churned, s);
        numbers["early_churn"] = Enumerable.Range(0, customers.Count).Count(i =>
            !atStart[i].IsThere && !atEnd[i].IsThere && customers[i].Joinings.Any(change => IsIn(change.TimeMs) && Belongs(change.At)));

        var dues = customers.SelectMany(one => one.Dues).Where(due => IsIn(due.TimeMs) && Belongs(due.At)).ToList();
        Set("renewal_rate", dues.Count(due => due.IsMade), dues.Count);

        var scored = atEnd.Where(one => one is { IsThere: true, Score: not null } && Belongs(one)).ToList();
        if (scored.Count > 0)
        {
            numbers["health_score"] = scored.Average(one => one.Score!.Value);
            numbers["health_score partial_count"] = scored.Count(one => one.IsPartial);
        }

        if (e > 0)
        {
            numbers["product_adoption"] = (double)atEnd.Count(one => one.IsThere && Belongs(one) && one.Used.Count > 0) / e;
            numbers["purchase_rate"] = (double)atEnd.Count(one => one.IsThere && Belongs(one) && one.Bought.Count > 0) / e;
        }

        if (segment is null)
        {
            AskOthers(numbers, e, fromMs, toMs, customers);
        }

        return numbers;

        bool IsIn(long timeMs) => timeMs >= fromMs && timeMs < toMs;

        void Set(string key, double above, double below)
        {
            if (below > 0)
            {
                numbers[key] = above / below;
            }
        }
    }

    private void AskOthers(Dictionary<string, double> numbers, int customersAtEnd, long fromMs, long toMs, List<History> customers)
    {
        var inside = _events.FindAll(one => one.TimeMs >= fromMs && one.TimeMs < toMs);
        var sessions = inside.FindAll(one => one.Type == "selfservice.session");
        numbers["self_service_sessions"] = sessions.Count;
        Set("self_service_resolution", sessions.Count(one => one.Flag), sessions.Count);
        Set("contact_deflection", sessions.Count(one => one.Flag), sessions.Count(one => one.Flag));
        Set("contact_deflection_gross", sessions.Count(one => one.Flag), sessions.Count(one => one.Flag));
        var uses = inside.Count(one => one.Type == "product.used");
        numbers["product_uses"] = uses;
        Set("usage_frequency", uses, customersAtEnd);
        numbers["demos_booked_by_agent"] = inside.Count(one => one.Type == "workforce.demo-booked");

        var firstPurchases = customers.SelectMany(one => one.FirstPurchases).Where(one => one.TimeMs >= fromMs && one.TimeMs < toMs).ToList();
        Set("customer_success_rate", firstPurchases.Count(one => one.IsUsed), firstPurchases.Count);

        // The headcount second by second would do; each agent's own time within the interval is the same.
        var (time, leavers, present, atStart) = (0L, 0, 0, 0);
        foreach (var agent in _events.Where(one => one.Type.StartsWith("workforce.agent", StringComparison.Ordinal)).GroupBy(one => one.Agent!))
        {
            long? since = null;
            foreach (var change in agent)
            {
                if (change.Type == "workforce.agent-joined")
                {
                    since ??= change.TimeMs;
                }
                else if (since is { } from)
                {
                    time += Math.Max(0, Math.Min(change.TimeMs, toMs) - Math.Max(from, fromMs));
                    leavers += change.TimeMs >= fromMs && change.TimeMs < toMs ? 1 : 0;
                    present += from < toMs && change.TimeMs >= toMs ? 1 : 0;
                    atStart += from < fromMs && change.TimeMs >= fromMs ? 1 : 0;
                    since = null;
                }
            }

            if (since is { } still && still < toMs)
            {
                time += toMs - Math.Max(still, fromMs);
                present++;
                atStart += still < fromMs ? 1 : 0;
            }
        }

        numbers["headcount"] = present;
        if (atStart > 0)
        {
            numbers["agent_attrition"] = leavers / ((double)time / (toMs - fromMs));
            numbers["agent_attrition average_headcount"] = (double)time / (toMs - fromMs);
        }

        AskMoney(numbers, customersAtEnd, fromMs, toMs, customers);

        void Set(string key, double above, double below)
        {
            if (below > 0)
            {
                numbers[key] = above / below;
            }
        }
    }

    private void AskMoney(Dictionary<string, double> numbers, int customersAtEnd, long fromMs, long toMs, List<History> customers)
    {
        if (toMs - fromMs < 23 * 3_600_000)
        {
            return;
        }

        var amounts = new Dictionary<string, long>();
        var firstDays = new Dictionary<string, long>();
        foreach (var money in _events.Where(one => one.Type.StartsWith("finance.", StringComparison.Ordinal)))
        {
            for (var day = money.FromMs; day < money.ToMs; day = ((day / DayMs) + 1) * DayMs)
            {
                var end = Math.Min(money.ToMs, ((day / DayMs) + 1) * DayMs);
                if (money.Due(end) != money.Due(day))
                {
                    firstDays[money.Text] = Math.Min(firstDays.GetValueOrDefault(money.Text, long.MaxValue), day / DayMs * DayMs);
                }

                if (day >= fromMs && day < toMs)
                {
                    amounts[money.Text] = amounts.GetValueOrDefault(money.Text) + money.Due(end) - money.Due(day);
                }
            }
        }

        var costs = amounts.Where(one => one.Key != "revenue").Sum(one => one.Value);
        if (costs != 0)
        {
            numbers["cost_of_service"] = costs;
            numbers["cost_of_service service"] = amounts.GetValueOrDefault("service");
            if (customersAtEnd > 0)
            {
                numbers["cost_of_service per_customer"] = (double)costs / customersAtEnd;
            }
        }

        if (amounts.GetValueOrDefault("revenue") is var revenue and not 0)
        {
            numbers["revenue"] = revenue;
        }

        // What came before the day of the first is not known, and so no quotient of an interval that begins before it.
        var joinings = customers.SelectMany(one => one.Joinings).Select(change => change.TimeMs).ToList();
        var leavings = customers.SelectMany(one => one.Leavings).Count(change => change.TimeMs >= fromMs && change.TimeMs < toMs);
        var joined = joinings.Count(time => time >= fromMs && time < toMs);
        var firstMidnight = (fromMs + DayMs - 1) / DayMs * DayMs;
        var acquisition = amounts.GetValueOrDefault("acquisition");
        if (joined == 0 || acquisition == 0 || joinings.Min() / DayMs * DayMs > fromMs || firstDays["acquisition"] > firstMidnight)
        {
            return;
        }

        numbers["customer_acquisition_cost"] = (double)acquisition / joined;
        if (leavings > 0 && firstDays.TryGetValue("revenue", out var earned) && earned <= firstMidnight)
        {
            numbers["ltv_to_cac"] = (double)amounts.GetValueOrDefault("revenue") / leavings / ((double)acquisition / joined);
        }
    }

    private sealed record Event(
        string Id, long TimeMs, string Type, string? Customer, string? Agent, string? Segment, string Text, long Number, bool Flag, long FromMs, long ToMs)
    {
        private static readonly string[] Order =
        [
            "customer.joined", "workforce.agent-joined", "customer.renewal-due", "customer.renewed", "customer.base-counted", "product.purchased",
            "product.first-used", "product.used", "health.measured", "selfservice.session", "customer.left", "workforce.agent-left",
        ];

        public int Rank => Array.IndexOf(Order, Type);

        public static Event Of(RecountRecord record)
        {
            using var document = JsonDocument.Parse(record.Json);
            var root = document.RootElement;
            var data = root.GetProperty("data");
            var type = root.GetProperty("type").GetString()!["support.".Length..^".v1".Length];
            string? Text(string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;
            long Time(string name) => Text(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() : 0;
            var number = type == "health.measured" ? (long)(data.GetProperty("score").GetDecimal() * 1000)
                : data.TryGetProperty("amountMinor", out var amount) ? amount.GetInt64() : 0;
            return new Event(
                root.GetProperty("id").GetString()!,
                DateTimeOffset.Parse(root.GetProperty("time").GetString()!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
                type,
                Text("customerId"),
                Text("agentId"),
                Text("segment"),
                type == "finance.revenue" ? "revenue" : Text("product") ?? Text("component") ?? Text("costKind") ?? "",
                number,
                data.TryGetProperty("resolved", out var resolved) && resolved.GetBoolean(),
                Time("from"),
                Time("to"));
        }

        public long Due(long untilMs) => (long)((Int128)Number * (untilMs - FromMs) / (ToMs - FromMs));
    }

    private sealed record Standing(bool IsThere, string? Segment, double? Score, bool IsPartial, HashSet<string> Used, HashSet<string> Bought);

    private sealed record Change(long TimeMs, Standing At);

    private sealed record Renewal(long TimeMs, Standing At, bool IsMade);

    private sealed record Purchase(long TimeMs, bool IsUsed);

    /// <summary>One customer's events, in order.</summary>
    private sealed class History
    {
        private readonly List<(Event Event, Standing After)> _moments = [];
        private readonly IReadOnlyDictionary<string, int> _weights;

        public History(List<Event> events, IReadOnlyDictionary<string, int> weights)
        {
            _weights = weights;
            var now = new Standing(false, null, null, false, [], []);
            var scores = new Dictionary<string, long>();
            var open = new Queue<int>();
            var isEarly = false;
            foreach (var one in events)
            {
                var before = now;
                now = now with { Used = [.. now.Used], Bought = [.. now.Bought], Segment = one.Segment ?? now.Segment };
                switch (one.Type)
                {
                    case "customer.joined":
                        now = now with { IsThere = true };
                        if (!before.IsThere)
                        {
                            Joinings.Add(new Change(one.TimeMs, now));
                        }

                        break;
                    case "customer.left":
                        now = now with { IsThere = false };
                        if (before.IsThere)
                        {
                            Leavings.Add(new Change(one.TimeMs, before));
                        }

                        open.Clear();
                        isEarly = false;
                        break;
                    case "customer.renewal-due":
                        Dues.Add(new Renewal(one.TimeMs, now, isEarly));
                        if (!isEarly)
                        {
                            open.Enqueue(Dues.Count - 1);
                        }

                        isEarly = false;
                        break;
                    case "customer.renewed":
                        if (open.TryDequeue(out var due))
                        {
                            Dues[due] = Dues[due] with { IsMade = true };
                        }
                        else
                        {
                            isEarly = true;
                        }

                        break;
                    case "product.purchased":
                        if (now.Bought.Add(one.Text))
                        {
                            FirstPurchases.Add(new Purchase(one.TimeMs, events.Exists(other => other.Type is "product.used" or "product.first-used" && other.Text == one.Text)));
                        }

                        break;
                    case "product.first-used" or "product.used":
                        now.Used.Add(one.Text);
                        break;
                    case "health.measured":
                        scores[one.Text] = one.Number;
                        now = Weighed(now, scores);
                        break;
                    default:
                        break;
                }

                _moments.Add((one, now));
            }
        }

        public List<Change> Joinings { get; } = [];

        public List<Change> Leavings { get; } = [];

        public List<Renewal> Dues { get; } = [];

        public List<Purchase> FirstPurchases { get; } = [];

        public Standing Before(long timeMs) =>
            _moments.LastOrDefault(moment => moment.Event.TimeMs < timeMs).After ?? new Standing(false, null, null, false, [], []);

        private Standing Weighed(Standing now, Dictionary<string, long> scores)
        {
            var known = scores.Where(score => _weights.Count == 0 || _weights.ContainsKey(score.Key)).ToList();
            double Weight(string component) => _weights.Count == 0 ? 1 : _weights[component];
            var weight = known.Sum(score => Weight(score.Key));
            return weight == 0
                ? now
                : now with
                {
                    Score = known.Sum(score => Weight(score.Key) * score.Value) / weight / 1000,
                    IsPartial = _weights.Count > 0 && known.Count < _weights.Count,
                };
        }
    }
}
