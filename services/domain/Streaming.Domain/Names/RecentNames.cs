namespace Streaming.Domain.Names;

/// <summary>
/// The numbers of the names last asked for. Most values of an event are of a few: these are found by a glance, without a look into the table
/// of all names.
/// </summary>
/// <remarks>
/// Names that are prepared to get into one another's way here only have to be looked up in the table, as without this. Not safe for use by two
/// threads at once.
/// </remarks>
internal sealed class RecentNames
{
    private const int PairBits = 9;

    // Pairs of places: the first of each holds the newer name. Places without a name look like none.
    private readonly (NameGlance Name, NameId Id)[] _places = new (NameGlance, NameId)[2 << PairBits];

    /// <summary>The number of the name that looks so, or <see cref="NameId.None"/>.</summary>
    /// <param name="name">The name.</param>
    public NameId Find(in NameGlance name)
    {
        var at = name.Mix(PairBits) * 2;
        ref readonly var first = ref _places[at];
        if (first.Name.IsLike(name))
        {
            return first.Id;
        }

        ref readonly var second = ref _places[at + 1];
        return second.Name.IsLike(name) ? second.Id : NameId.None;
    }

    /// <summary>Remembers a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="id">Its number.</param>
    public void Put(in NameGlance name, NameId id)
    {
        var at = name.Mix(PairBits) * 2;
        _places[at + 1] = _places[at];
        _places[at] = (name, id);
    }
}
