using System.Text;
using Google.Protobuf.Collections;
using Streaming.Contracts;
using Streaming.Domain.Sla.Clocks;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.SlaEvents;

/// <summary>Reads and checks which events are asked for.</summary>
internal static class SlaEventFilterReader
{
    private const string Prefix = "selection.";

    /// <summary>Reads a selection.</summary>
    /// <param name="selection">The selection; <see langword="null"/> for all of the default tenant.</param>
    /// <exception cref="global::Grpc.Core.RpcException">A part is invalid.</exception>
    public static SlaEventFilter Read(Wire.SlaEventSelection? selection)
    {
        selection ??= new Wire.SlaEventSelection();
        return new SlaEventFilter(
            Tenant(selection.Tenant),
            Set(selection.Kinds, "kinds", static (kind, field) => kind is >= Wire.SlaEventKind.AtRisk and <= Wire.SlaEventKind.Met
                ? (SlaTransitionKind)(kind - 1)
                : throw RequestFault.Invalid(field, "must be at risk, breached, retracted or met.")),
            Set(selection.Clocks, "clocks", static (clock, field) => ClockKinds.TryParse(clock, out var kind)
                ? kind
                : throw RequestFault.Invalid(field, $"must be one of {string.Join(", ", Enum.GetValues<ClockKind>().Select(static kind => kind.Name()))}.")),
            Set(selection.Policies, "policies", Text),
            Set(selection.Teams, "teams", Text));
    }

    private static string Tenant(string tenant) => tenant.Length == 0 ? Tenants.Default : Text(tenant, $"{Prefix}tenant");

    private static HashSet<TValue> Set<TWire, TValue>(RepeatedField<TWire> values, string name, Func<TWire, string, TValue> read)
    {
        var set = new HashSet<TValue>();
        if (values.Count > QueryLimits.ValuesPerFilter)
        {
            throw RequestFault.Invalid(Prefix + name, $"has {values.Count} values but must have at most {QueryLimits.ValuesPerFilter}.");
        }

        for (var i = 0; i < values.Count; i++)
        {
            set.Add(read(values[i], $"{Prefix}{name}[{i}]"));
        }

        return set;
    }

    private static string Text(string text, string field) =>
        text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= Limits.StringBytes ? text : throw RequestFault.Invalid(field, $"must have 1 to {Limits.StringBytes} bytes.");
}
