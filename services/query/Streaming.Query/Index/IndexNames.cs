using Streaming.Domain.Names;

namespace Streaming.Query.Index;

/// <summary>The names of all shards, each text once for its tenant and dimension. Only the index's writer adds; snapshots read.</summary>
internal sealed class IndexNames
{
    private readonly Dictionary<(NameKind Kind, NameId Tenant, string Text), NameId> _ids = [];
    private string[] _texts = [NameId.UnknownText, .. new string[63]];
    private int _count = 1;

    /// <summary>The texts by number, number 0 being no value. Never changes up to the count that it was taken at.</summary>
    public string[] Texts => _texts;

    /// <summary>
    /// The number of a name; a new one where it is new. A value that is itself called <c>unknown</c> is no value, so that no two rows or metrics have
    /// one name; but a customer may be called so.
    /// </summary>
    /// <param name="kind">What is named.</param>
    /// <param name="tenant">The tenant's number here; none for tenants.</param>
    /// <param name="text">The name.</param>
    public NameId Intern(NameKind kind, NameId tenant, string text)
    {
        if (text == NameId.UnknownText && kind is not (NameKind.Tenant or NameKind.Customer))
        {
            return NameId.None;
        }

        if (!_ids.TryGetValue((kind, tenant, text), out var id))
        {
            if (_count == _texts.Length)
            {
                // A copy: snapshots keep the array that they were made with.
                Array.Resize(ref _texts, _count * 2);
            }

            _texts[_count] = text;
            id = new NameId(_count++);
            _ids.Add((kind, tenant, text), id);
        }

        return id;
    }
}
