namespace Streaming.Gaps.Tests.Metadata;

public sealed class OfficialReferencesTests
{
    [Theory]
    [InlineData("Grpc.AspNetCore.Server", "Grpc.Core.Api")]
    [InlineData("Grpc.AspNetCore.Server", "Grpc.Net.Common")]
    [InlineData("Grpc.Net.Client", "Grpc.Core.Api")]
    [InlineData("Grpc.Net.Client", "Grpc.Net.Common")]
    [InlineData("StackExchange.Redis", "Pipelines.Sockets.Unofficial")]
    public void Read_WhatAnOfficialAssemblyUses_IsInTheStandIn(string official, string standIn)
    {
        var defined = AssemblyDefinitions.Read(StandIns.FileOf(standIn));

        var used = AssemblyReferences.Read(StandIns.FileOf(official), [standIn]);

        Assert.NotEmpty(used);
        AssertNone(Missing(used, defined));
    }

    [Fact]
    public void Read_EveryAssemblyOfTheOutput_FindsWhatItUsesInTheStandIns()
    {
        var names = StandIns.All.Keys.ToHashSet();
        var defined = names.ToDictionary(static name => name, static name => AssemblyDefinitions.Read(StandIns.FileOf(name)));

        var missing = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .SelectMany(file => AssemblyReferences.Read(file, names).GroupBy(static one => one.Assembly))
            .SelectMany(group => Missing(group, defined[group.Key]));

        AssertNone(missing);
    }

    private static void AssertNone(IEnumerable<string> missing)
    {
        var lines = missing.ToArray();
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    private static IEnumerable<string> Missing(IEnumerable<Used> used, AssemblyDefinitions defined)
        => used.Where(one => one.Member is null ? !defined.HasType(one.Type) : !defined.HasMember(one.Type, one.Member))
            .Select(static one => $"{one.Assembly}: {one.Type} {one.Member}".TrimEnd());
}
