using Streaming.Domain.Names;

namespace Streaming.Query.Index;

/// <summary>The names and splits of one shard by the shard's own numbers. Only the index's writer adds; snapshots read.</summary>
internal sealed class ShardNames
{
    private readonly Dictionary<string, NameId> _tenants = new(StringComparer.Ordinal);
    private string[] _texts = new string[64];
    private Split[] _splits = new Split[64];
    private int _nameCount;
    private int _splitCount;
    private IReadOnlyDictionary<string, NameId> _tenantsNow = new Dictionary<string, NameId>();

    /// <summary>Adds a name.</summary>
    /// <param name="kind">What it names.</param>
    /// <param name="text">The name, whose number follows from how many there are; a string that all shards share.</param>
    public void Add(NameKind kind, string text)
    {
        if (_nameCount == _texts.Length)
        {
            // A copy: snapshots keep the array that they were made with.
            Array.Resize(ref _texts, _nameCount * 2);
        }

        _texts[_nameCount++] = text;
        if (kind == NameKind.Tenant)
        {
            _tenants[text] = new NameId(_nameCount);
            _tenantsNow = new Dictionary<string, NameId>(_tenants, StringComparer.Ordinal);
        }
    }

    /// <summary>Adds a split.</summary>
    /// <param name="split">The split, whose number is how many there were.</param>
    public void Add(in Split split)
    {
        if (_splitCount == _splits.Length)
        {
            Array.Resize(ref _splits, _splitCount * 2);
        }

        _splits[_splitCount++] = split;
    }

    /// <summary>What is known now.</summary>
    public ShardNamesSnapshot Publish() => new(_texts, _splits, _splitCount, _tenantsNow);
}
