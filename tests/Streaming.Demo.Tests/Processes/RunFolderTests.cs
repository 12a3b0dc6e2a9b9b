using Streaming.Demo.Cli;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Tests.Processes;

public sealed class RunFolderTests
{
    [Fact]
    public void New_LogsWhereAFileIs_IsRefusedInWords()
    {
        var file = Path.GetTempFileName();
        try
        {
            var refused = Assert.Throws<DemoException>(() => new RunFolder(file));

            Assert.Equal((ExitCodes.BadOption, $"--log-folder {file}: this is a file."), (refused.ExitCode, refused.Message));
            Assert.Equal($"--log-folder {file}/logs: the folder cannot be made there.", Assert.Throws<DemoException>(() => new RunFolder(file + "/logs")).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
