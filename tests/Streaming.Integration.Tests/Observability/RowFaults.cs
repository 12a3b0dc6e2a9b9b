using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Streaming.Contracts;
using Streaming.Observability.Grafana.Json;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Integration.Tests.Observability;

/// <summary>What is wrong with a panel's question to the query service, put to it as Grafana does.</summary>
internal static partial class RowFaults
{
    /// <summary>Puts the question.</summary>
    /// <param name="http">The service.</param>
    /// <param name="kept">Which KPIs are kept by which dimensions: others have no number there.</param>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="panel">The panel; without such a question nothing is wrong.</param>
    /// <param name="choice">The values of variables.</param>
    public static async Task<List<string>> OfAsync(HttpClient http, KeptByDimensions kept, Dashboard dashboard, Panel panel, Dictionary<string, string> choice)
    {
        if (panel.Rows is not { } question)
        {
            return [];
        }

        var url = UrlOf(question.Path, Language.English, choice);
        var where = $"{dashboard.Uid}, '{panel.Title.En}': {url}";
        var (rows, fault) = await AskAsync(http, question.Path, Language.English, choice);
        if (fault.Length > 0)
        {
            return [$"{where} is refused: {fault}"];
        }

        var answered = new Answered(url, kept);
        if (rows.Count == 0)
        {
            return [.. MayBeEmpty(choice) || !answered.Any ? Array.Empty<string>() : [$"{where} has no rows"]];
        }

        return
        [
            .. question.Columns.Where(column => !rows.TrueForAll(row => row.TryGetProperty(column.Name, out _))).Select(column => $"{where} has no column {column.Name}"),
            .. question.Columns
                .Where(column => question.NormallyEmpty is null && !MayBeEmpty(choice) && answered.Has(column))
                .Where(column => rows.TrueForAll(row => row.TryGetProperty(column.Name, out var value) && value.ValueKind == JsonValueKind.Null))
                .Select(column => $"{where} has no number in {column.Name}"),
            .. question.Columns
                .Where(column => answered.IsForbidden(column))
                .Where(column => rows.Exists(row => row.TryGetProperty(column.Name, out var value) && value.ValueKind != JsonValueKind.Null))
                .Select(column => $"{where} has a number in {column.Name}, which is not kept"),
        ];
    }

    /// <summary>Puts a question.</summary>
    /// <param name="http">The service.</param>
    /// <param name="path">Path and query, with variables.</param>
    /// <param name="language">The language of the dashboard.</param>
    /// <param name="choice">The values of variables.</param>
    /// <returns>The rows, and what the service refused; empty where it did not.</returns>
    public static async Task<(List<JsonElement> Rows, string Fault)> AskAsync(HttpClient http, string path, Language language, Dictionary<string, string> choice)
    {
        using var answer = await http.GetAsync(new Uri(UrlOf(path, language, choice), UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? ([.. JsonDocument.Parse(text).RootElement.EnumerateArray()], "") : ([], text);
    }

    /// <summary>Windows of minutes are empty for what happened an hour ago, and periods that have just begun are too, as on the board; so are those before it.</summary>
    /// <param name="choice">The values of variables.</param>
    public static bool MayBeEmpty(Dictionary<string, string> choice) => choice.GetValueOrDefault("window") is
        WindowNames.FiveMinutes or WindowNames.FifteenMinutes
        or CalendarPeriodNames.Today or CalendarPeriodNames.ThisWeek or CalendarPeriodNames.ThisMonth
        or CalendarPeriodNames.Yesterday or CalendarPeriodNames.LastWeek or CalendarPeriodNames.LastMonth;

    private static string UrlOf(string path, Language language, Dictionary<string, string> choice) => Reference().Replace(RowsJson.UrlOf(path, language), match =>
    {
        var value = choice[match.Groups["name"].Value];
        return match.Groups["form"].Value.Length > 0 ? Uri.EscapeDataString(value) : value;
    });

    [GeneratedRegex(@"\$(\{(?<name>[a-z_]+)(?<form>:[a-z:]+)\}|(?<name>[a-z_]+))")]
    private static partial Regex Reference();

    /// <summary>What of a question has an answer, because it is kept by the dimensions asked for.</summary>
    private sealed class Answered
    {
        private readonly string[] _kpis;
        private readonly HashSet<string> _kept;
        private readonly bool _isBoard;

        public Answered(string url, KeptByDimensions kept)
        {
            var asked = HttpUtility.ParseQueryString(url[url.IndexOf('?', StringComparison.Ordinal)..]);
            var path = url[..url.IndexOf('?', StringComparison.Ordinal)];
            var dimensions = asked.AllKeys.OfType<string>().Intersect(kept.Dimensions).ToHashSet();

            // Tickets can be told apart by what no number is kept by.
            if (asked["by"] is { } by && !path.Contains("/top/", StringComparison.Ordinal))
            {
                dimensions.Add(by);
            }

            var needsTickets = path.Contains("/top/", StringComparison.Ordinal) || path.Contains("/load-profile/", StringComparison.Ordinal);
            var isOfCustomer = path.Contains("/top/", StringComparison.Ordinal) && asked["kpi"] == "tickets_by_customer";
            _isBoard = path.Contains("/board/", StringComparison.Ordinal);
            _kpis = asked["kpi"]?.Split(',') ?? [];
            _kept = [.. _kpis.Where(kpi => kept.Has(kpi, dimensions) && (!needsTickets || isOfCustomer || kept.IsOfTickets(kpi)))];
        }

        public bool Any => _isBoard || _kpis.Length == 0 || _kept.Count > 0;

        /// <summary>Whether a column is there for the other dimensions only.</summary>
        /// <param name="column">The column.</param>
        public bool IsForbidden(RowsColumn column) => !_isBoard && !Has(column);

        // A board has a column for each unit, and not every dimension keeps numbers of all of them.
        public bool Has(RowsColumn column) => _isBoard ? column.Name is "name" or "n" : column.Name switch
        {
            "value" => _kept.Contains(_kpis[0]),
            _ when _kpis.FirstOrDefault(kpi => column.Name == kpi || column.Name.StartsWith(kpi + "_", StringComparison.Ordinal)) is { } kpi => _kept.Contains(kpi),
            _ => true,
        };
    }
}
