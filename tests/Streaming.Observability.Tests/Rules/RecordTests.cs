namespace Streaming.Observability.Tests.Rules;

/// <summary>What holds for everything that is recorded.</summary>
public sealed class RecordTests
{
    private static readonly string[] Names = [.. DeployFiles.Generated.Rules.SelectMany(group => group.Records).Select(record => record.Name).Distinct()];

    public static TheoryData<string> Records => [.. Names];

    [Theory]
    [MemberData(nameof(Records))]
    public void Cases_OfARecord_SayItsValue(string name) => Assert.Contains(
        DeployFiles.Generated.Cases.SelectMany(one => one.Numbers), number => number.Query == name && number.Samples.Any(sample => sample.Value != 0));

    [Fact]
    public void Cases_OfRecords_AskForNoneThatIsNotRecorded() => Assert.All(
        DeployFiles.Generated.Cases.SelectMany(one => one.Numbers).Where(number => !number.Query.Contains('/', StringComparison.Ordinal)),
        number => Assert.Contains(number.Query, Names));
}
