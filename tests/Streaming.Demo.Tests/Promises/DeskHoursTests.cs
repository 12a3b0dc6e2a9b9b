using Streaming.Demo.Promises;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Demo.Tests.Promises;

public sealed class DeskHoursTests
{
    [Theory]
    [InlineData(0, "mon,tue,wed,thu,fri 08:00-18:00")]
    [InlineData(7 * 24 * 60, "mon,tue,wed,thu,fri 08:00-18:00")]
    [InlineData(2 * 24 * 60, "wed,thu,fri,sat,sun 08:00-18:00")]
    [InlineData((10 * 60) + 13, "mon,tue,wed,thu,fri 18:13-04:13")]
    [InlineData(6 * 60, "mon,tue,wed,thu,fri 14:00-24:00")]
    [InlineData(16 * 60, "tue,wed,thu,fri,sat 00:00-10:00")]
    [InlineData(-9 * 60, "sun,mon,tue,wed,thu 23:00-09:00")]
    public void MovedBy_Shift_IsTheSameHoursLaterInTheWeek(int minutes, string expected) =>
        Assert.Equal(expected, DeskHours.MovedBy(TimeSpan.FromMinutes(minutes)));

    // Policies whose hours were not found would be measured by those of 2016, unseen.
    [Fact]
    public void Written_BundledPolicies_HasTheHoursOnce() =>
        Assert.Equal(2, File.ReadAllText(Path.Combine(RepositoryRoot.FullPath, "deploy", "sla", "demo.yaml")).Split("    Hours: " + DeskHours.Written + "\n").Length);
}
