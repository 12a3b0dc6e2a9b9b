using Streaming.Demo.Screens;

namespace Streaming.Demo.Tests.Screens;

public sealed class PlainTableTests
{
    [Fact]
    public void Lines_RowsOfAnyWidth_AreOneLineEachInColumns()
    {
        var title = new string('x', 300);

        Assert.Equal(
            [
                "KPI".PadRight(300) + "     1h  24h",
                "tickets_total".PadRight(300) + "  1,234    2",
                title + "      -    -",
            ],
            PlainTable.Lines([["KPI", "1h", "24h"], ["tickets_total", "1,234", "2"], [title, "-", "-"]]));
    }
}
