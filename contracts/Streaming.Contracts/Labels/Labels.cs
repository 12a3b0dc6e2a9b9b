using System.Collections.Frozen;
using System.Text.Json;

namespace Streaming.Contracts;

/// <summary>
/// What people see, in every language: names of KPIs and of all words of the API, from the one resource <c>labels.json</c>. A key is the
/// word after what it belongs to: <c>kpi.nps</c>, <c>about.nps</c>, <c>caution.nps_1</c>, <c>unit.seconds</c>, <c>band.typical</c>. Keys are only ever added.
/// </summary>
/// <remarks>Safe for use by many threads.</remarks>
public static class Labels
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>French.</summary>
    public const string French = "fr";

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string>>> All = new(Load);

    /// <summary>The languages, the default first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [English, French];

    /// <summary>All labels of a language by key.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such language.</exception>
    public static IReadOnlyDictionary<string, string> In(string language) => All.Value[language];

    /// <summary>The name of a built-in KPI.</summary>
    /// <param name="kpi">Its key.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <returns><see langword="null"/> where it has none.</returns>
    public static string? NameOf(string kpi, string language) => In(language).GetValueOrDefault($"kpi.{kpi}");

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        using var resource = typeof(Labels).Assembly.GetManifestResourceStream("Streaming.Contracts.Labels.labels.json")
            ?? throw new InvalidOperationException("The labels are not in the assembly.");
        var byKey = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(resource)
            ?? throw new InvalidOperationException("The labels are empty.");
        return Languages.ToFrozenDictionary(
            static language => language,
            language => byKey.ToFrozenDictionary(
                static label => label.Key, label => language == French ? FrenchText.Of(label.Value[language]) : label.Value[language], StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
