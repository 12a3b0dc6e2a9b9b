using System.Text.Json;
using System.Text.RegularExpressions;
using Streaming.Contracts;
using Streaming.Observability.Grafana.Json;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Integration.Tests.Observability;

/// <summary>What is wrong with a panel's question to the query service, put to it as Grafana does.</summary>
internal static partial class RowFaults
{
    /// <summary>Puts the question.</summary>
    /// <param name="http">The service.</param>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="panel">The panel; without such a question nothing is wrong.</param>
    /// <param name="choice">The values of variables.</param>
    public static async Task<List<string>> OfAsync(HttpClient http, Dashboard dashboard, Panel panel, Dictionary<string, string> choice)
    {
        if (panel.Rows is not { } question)
        {
            return [];
        }

        var url = Reference().Replace(RowsJson.UrlOf(question), match =>
        {
            var value = choice[match.Groups["name"].Value];
            return match.Groups["form"].Value.Length > 0 ? Uri.EscapeDataString(value) : value;
        });
        var where = $"{dashboard.Uid}, '{panel.Title.En}': {url}";
        using var answer = await http.GetAsync(new Uri(url, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            return [$"{where} is refused: {text}"];
        }

        using var json = JsonDocument.Parse(text);
        var rows = json.RootElement.EnumerateArray().ToList();
        if (rows.Count == 0)
        {
            return [.. MayBeEmpty(choice) ? Array.Empty<string>() : [$"{where} has no rows"]];
        }

        return
        [
            .. question.Columns.Where(column => !rows.TrueForAll(row => row.TryGetProperty(column.Name, out _))).Select(column => $"{where} has no column {column.Name}"),
            .. question.Columns
                .Where(column => question.NormallyEmpty is null && !MayBeEmpty(choice))
                .Where(column => rows.TrueForAll(row => row.TryGetProperty(column.Name, out var value) && value.ValueKind == JsonValueKind.Null))
                .Select(column => $"{where} has no number in {column.Name}"),
        ];
    }

    /// <summary>Windows of minutes are empty for what happened an hour ago, and periods that have just begun are too, as on the board.</summary>
    /// <param name="choice">The values of variables.</param>
    public static bool MayBeEmpty(Dictionary<string, string> choice) => choice.GetValueOrDefault("window") is
        WindowNames.FiveMinutes or WindowNames.FifteenMinutes or CalendarPeriodNames.Today or CalendarPeriodNames.ThisWeek or CalendarPeriodNames.ThisMonth;

    [GeneratedRegex(@"\$(\{(?<name>[a-z_]+)(?<form>:[a-z:]+)\}|(?<name>[a-z_]+))")]
    private static partial Regex Reference();
}
