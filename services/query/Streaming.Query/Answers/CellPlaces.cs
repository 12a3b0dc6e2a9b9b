using Streaming.Domain.Measures;

namespace Streaming.Query.Answers;

/// <summary>The contents of some cells, one after the other.</summary>
/// <param name="places">Where they are.</param>
internal readonly ref struct CellPlaces(ReadOnlySpan<CellPlace> places)
{
    private readonly ReadOnlySpan<CellPlace> _places = places;

    /// <summary>Goes through the contents.</summary>
    public Enumerator GetEnumerator() => new(_places);

    /// <summary>Goes through the contents.</summary>
    /// <param name="places">Where they are.</param>
    public ref struct Enumerator(ReadOnlySpan<CellPlace> places)
    {
        private readonly ReadOnlySpan<CellPlace> _places = places;
        private int _next;

        /// <summary>The content that was gone to last.</summary>
        public readonly MeasureView Current => _places[_next - 1].Cell;

        /// <summary>Goes to the next content.</summary>
        /// <returns><see langword="false"/> where there is none.</returns>
        public bool MoveNext() => _next++ < _places.Length;
    }
}
