using System.Globalization;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Hosting;

/// <summary>Reads the versions of the policies.</summary>
/// <param name="calendars">The calendars that policies may name.</param>
/// <param name="faults">Receives every fault.</param>
internal sealed class SlaVersionReader(SlaCalendars calendars, FaultList faults)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];
    private readonly SlaPolicyReader _policies = new(calendars, faults);

    /// <summary>Reads all versions; those out of order are left out.</summary>
    /// <param name="options">The options.</param>
    public List<SlaPolicyVersion> Read(SlaOptions options)
    {
        var versions = new List<SlaPolicyVersion>();
        if (options.Versions is not { Count: > 0 })
        {
            if (options.Policies is { Count: > 0 } policies)
            {
                SlaNames.Check(faults, nameof(options.Version), options.Version);
                versions.Add(new(options.Version, long.MinValue, _policies.ReadAll(policies, nameof(options.Policies))));
            }

            return versions;
        }

        faults.Check(
            options.Policies is not { Count: > 0 },
            nameof(options.Policies),
            $"a list of {options.Policies?.Count}",
            $"must be left out where there are {nameof(options.Versions)}");
        for (var i = 0; i < options.Versions.Count; i++)
        {
            Add(versions, options.Versions[i] ?? new SlaVersionOptions(), $"{nameof(options.Versions)}:{i}", i == 0);
        }

        return versions;
    }

    private void Add(List<SlaPolicyVersion> versions, SlaVersionOptions options, string key, bool isFirst)
    {
        var nameKey = $"{key}:{nameof(options.Version)}";
        SlaNames.Check(faults, nameKey, options.Version);
        faults.Check(versions.TrueForAll(version => version.Version != options.Version), nameKey, options.Version, "must be another one for each version");

        var from = ReadTime(options.EffectiveFrom, $"{key}:{nameof(options.EffectiveFrom)}", isFirst);
        var policies = _policies.ReadAll(options.Policies ?? [], $"{key}:{nameof(options.Policies)}");
        if (from is null)
        {
            return;
        }

        if (versions.Count > 0 && from <= versions[^1].EffectiveFromMs)
        {
            faults.Add($"{key}:{nameof(options.EffectiveFrom)}", options.EffectiveFrom, "must be later than that of the version before");
            return;
        }

        versions.Add(new(options.Version ?? "", from.Value, policies));
    }

    private long? ReadTime(string? text, string key, bool isFirst)
    {
        if (string.IsNullOrEmpty(text) && isFirst)
        {
            return long.MinValue;
        }

        // Without an offset the time would depend on the machine.
        var hasOffset = text is { Length: > 16 } && (text[^1] == 'Z' || text[^6] is '+' or '-');
        if (hasOffset && DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time.ToUnixTimeMilliseconds();
        }

        faults.Add(key, text, "must be a time with its offset, such as 2026-01-01T00:00:00+01:00");
        return null;
    }
}
