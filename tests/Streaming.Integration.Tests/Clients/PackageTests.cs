using System.IO.Compression;
using System.Text.RegularExpressions;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Integration.Tests.Clients;

/// <summary>The contracts as a package: what a client needs is in it, and its example compiles against it.</summary>
public sealed partial class PackageTests
{
    private static readonly string[] Needed = ["Google.Protobuf", "Grpc.Core.Api", "Grpc.Net.Client", "Grpc.Net.Common"];

    [Fact]
    public async Task Pack_Contracts_ExampleOfItsReadmeCompiles()
    {
        using var folder = new TemporaryFolder();
        await PackAsync(folder.FullPath);
        var package = Assert.Single(Directory.GetFiles(folder.FullPath, "Streaming.Contracts.*.nupkg"));
        await using var content = await ZipFile.OpenReadAsync(package);
        var names = content.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("lib/net10.0/Streaming.Contracts.dll", names);
        Assert.Contains("lib/net10.0/Streaming.Contracts.xml", names);
        Assert.Contains(names, name => name.StartsWith("proto/", StringComparison.Ordinal) && name.EndsWith("kpi.proto", StringComparison.Ordinal));

        var readme = content.GetEntry("README.md");
        Assert.NotNull(readme);
        using var reader = new StreamReader(await readme.OpenAsync());
        var example = CodeBlock().Match(await reader.ReadToEndAsync()).Groups[1].Value;
        Assert.InRange(example.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 5, 12);

        await CompileAsync(folder, content.GetEntry("lib/net10.0/Streaming.Contracts.dll")!, example);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    // The project is built already, as a part of these tests.
    private static async Task PackAsync(string folder)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var artifacts = own.Parent!.Parent!.Parent!.FullName;
        await CommandLine.MustAsync(
            RepositoryRoot.FullPath, "dotnet", "pack", "contracts/Streaming.Contracts", "--no-build", "--configuration", own.Name, "--artifacts-path", artifacts, "--output", folder, "--nologo");
    }

    /// <summary>Compiles a program against the package's assembly, and what it needs beside it from the output of these tests.</summary>
    private static async Task CompileAsync(TemporaryFolder folder, ZipArchiveEntry assembly, string example)
    {
        await assembly.ExtractToFileAsync(folder["Streaming.Contracts.dll"]);
        Directory.CreateDirectory(folder["app"]);
        await File.WriteAllTextAsync(Path.Combine(folder["app"], "Program.cs"), example);
        var references = Needed
            .Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll"))
            .Append(folder["Streaming.Contracts.dll"])
            .Select(path => $"""<Reference Include="{path}" />""");
        await File.WriteAllTextAsync(Path.Combine(folder["app"], "app.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {string.Join('\n', references)}
              </ItemGroup>
            </Project>
            """);
        await CommandLine.MustAsync(folder["app"], "dotnet", "build", "--nologo");
    }
}
