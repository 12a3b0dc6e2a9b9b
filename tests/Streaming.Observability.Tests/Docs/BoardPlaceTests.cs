using System.Text.RegularExpressions;
using Streaming.Domain.Kpis;
using Streaming.Observability.Docs;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Docs;

/// <summary>What pages say of the wall-board is what the board's own layout says.</summary>
public sealed partial class BoardPlaceTests
{
    private static readonly string Layout =
        File.ReadAllText(Path.Combine(RepositoryRoot.FullPath, "services", "query", "Streaming.Query", "Board", "Assets", "js", "layout.js"));

    [Fact]
    public void Tiles_OfTheBoard_AreThose() => Assert.Equal(
        Tile().Matches(Layout).Select(match => (match.Groups[1].Value, Statistic(match.Groups[2].Value))).Order(),
        BoardPlace.Tiles.Select(tile => (tile.Key, tile.Value)).Order());

    [Fact]
    public void Beneath_FactsOfTiles_AreThose() => Assert.Equal(
        Fact().Matches(Layout).Select(match => match.Groups[1].Value).Where(key => KpiRegistry.Find(key) is not null).Except(BoardPlace.Tiles.Keys).Order(StringComparer.Ordinal),
        BoardPlace.Beneath.Order(StringComparer.Ordinal));

    [Fact]
    public void Board_ActivityCounts_AreNotOnIt() =>
        Assert.DoesNotContain(BoardPlace.Tiles.Keys.Concat(BoardPlace.Beneath), key => KpiRegistry.Find(key)!.Definition.CatalogueId is "I1" or "I2" or "I3");

    private static string Statistic(string text) => text == "value" ? "" : text;

    [GeneratedRegex(@"tile\('(\w+)', '(\w+)'")]
    private static partial Regex Tile();

    [GeneratedRegex(@"\['(\w+)', '\w+', '\w+'\]")]
    private static partial Regex Fact();
}
