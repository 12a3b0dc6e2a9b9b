using System.Text.RegularExpressions;

namespace Streaming.Contracts.Tests;

/// <summary>Spaces at which no line may break, in French.</summary>
public sealed partial class FrenchTextTests
{
    [Theory]
    [InlineData("Une cause : celle-ci ; et là ? Oui !", "Une cause\u00a0: celle-ci\u00a0; et là\u00a0? Oui\u00a0!")]
    [InlineData("De « facile » à « difficile ».", "De «\u00a0facile\u00a0» à «\u00a0difficile\u00a0».")]
    [InlineData("{{ $x := 1 }} http://desk:80/?a=1 12:30", "{{ $x := 1 }} http://desk:80/?a=1 12:30")]
    [InlineData("", "")]
    public void Of_Marks_DoNotLetLinesBreakBeforeThem(string text, string expected) => Assert.Equal(expected, FrenchText.Of(text));

    [Fact]
    public void Labels_InFrench_BreakNoLineBeforeAMark() => Assert.All(Labels.In(Labels.French), label => Assert.DoesNotMatch(Breaking(), label.Value));

    [GeneratedRegex(@" [;:!?»](\s|$)|« ")]
    private static partial Regex Breaking();
}
