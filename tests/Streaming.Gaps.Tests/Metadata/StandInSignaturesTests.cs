using System.Reflection;

namespace Streaming.Gaps.Tests.Metadata;

public sealed class StandInSignaturesTests
{
    [SkippableTheory]
    [InlineData("Grpc.Core.Api")]
    [InlineData("Grpc.Net.Common")]
    [InlineData("Pipelines.Sockets.Unofficial")]
    [InlineData("Prometheus.AspNetCore")]
    [InlineData("Prometheus.NetStandard")]
    public void Members_OfAStandIn_AreAmongTheOfficialOnes(string standIn)
    {
        var page = StandIns.All[standIn]!;
        var file = Path.Combine(SourceTree.Root, "..", "shared", "api", page);
        Skip.IfNot(File.Exists(file), $"The page of official signatures, {page}, is not on this machine.");
        var official = OfficialSignatures.Read(file);

        var types = Assembly.LoadFrom(StandIns.FileOf(standIn)).GetExportedTypes();

        var invented = types.SelectMany(type => official.HasType(OwnSignatures.Name(type))
            ? OwnSignatures.Members(type).Where(member => !official.HasMember(OwnSignatures.Name(type), member)).Select(member => $"{OwnSignatures.Name(type)}: {member}")
            : [OwnSignatures.Name(type)]).ToArray();
        Assert.NotEmpty(types);
        Assert.True(invented.Length == 0, string.Join('\n', invented));
    }
}
