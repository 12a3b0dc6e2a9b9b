using System.Text.Json;

namespace Streaming.Ingestion.Decoding;

/// <summary>The fields of one event, by place: filled by the scan, then read by the decoder. Kept and used again for every event.</summary>
internal sealed class FieldTable
{
    private readonly FieldSlot[] _slots = new FieldSlot[(int)EventField.Total];
    private ulong _present;

    /// <summary>The value of a field; meaningful only if it is present.</summary>
    public ref readonly FieldSlot this[EventField field] => ref _slots[(int)field];

    /// <summary>Forgets all fields.</summary>
    public void Clear() => _present = 0;

    /// <summary>Whether the event has the field at all, null included.</summary>
    public bool Has(EventField field) => (_present & (1UL << (int)field)) != 0;

    /// <summary>Whether the event has the field with a value other than null.</summary>
    public bool HasValue(EventField field) => Has(field) && _slots[(int)field].Type != JsonTokenType.Null;

    /// <summary>Keeps a field.</summary>
    /// <returns><see langword="false"/> if the event had it already.</returns>
    public bool TrySet(EventField field, in FieldSlot slot)
    {
        var bit = 1UL << (int)field;
        if ((_present & bit) != 0)
        {
            return false;
        }

        _present |= bit;
        _slots[(int)field] = slot;
        return true;
    }
}
