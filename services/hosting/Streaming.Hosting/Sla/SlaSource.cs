using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Streaming.Hosting;

/// <summary>Where the SLA options come from: the host's own configuration, or the file that it names.</summary>
internal sealed class SlaSource
{
    /// <summary>Finds the section.</summary>
    /// <param name="configuration">The host's configuration.</param>
    public SlaSource(IConfiguration configuration)
    {
        var own = configuration.GetSection(SlaOptions.Section);
        FileFaults = new FaultList(SlaOptions.Section);
        Options = own;
        Label = SlaOptions.Section;
        Folder = Directory.GetCurrentDirectory();
        if (own[nameof(SlaOptions.File)] is not { Length: > 0 } file)
        {
            return;
        }

        foreach (var other in own.GetChildren().Where(static child => !child.Key.Equals(nameof(SlaOptions.File), StringComparison.OrdinalIgnoreCase)))
        {
            FileFaults.Add(other.Key, other.Value ?? "set", $"must be left out, or {SlaOptions.Section}:{nameof(SlaOptions.File)}: the file holds all of the section");
        }

        var path = Path.GetFullPath(file);
        Folder = Path.GetDirectoryName(path)!;
        Label = Path.GetFileName(path);
        var read = Read(path, file);
        var section = read.GetSection(SlaOptions.Section);
        Options = section.Exists() ? section : read;
        if (Options[nameof(SlaOptions.File)] is { } further)
        {
            FileFaults.Add(nameof(SlaOptions.File), further, $"must not be set in {Label} itself");
        }
    }

    /// <summary>The section as it was written.</summary>
    public IConfiguration Options { get; }

    /// <summary>What faults begin with: the section, or the file.</summary>
    public string Label { get; }

    /// <summary>What relative paths are relative to.</summary>
    public string Folder { get; }

    /// <summary>What is wrong with the file itself.</summary>
    public FaultList FileFaults { get; }

    private IConfiguration Read(string path, string file)
    {
        const string Key = nameof(SlaOptions.File);
        try
        {
            switch (Path.GetExtension(path).ToUpperInvariant())
            {
                case ".YAML" or ".YML":
                    using (var text = File.OpenText(path))
                    {
                        return new ConfigurationBuilder().AddInMemoryCollection(YamlConfiguration.Read(text)).Build();
                    }

                case ".JSON":
                    using (var bytes = File.OpenRead(path))
                    {
                        return new ConfigurationBuilder().AddJsonStream(bytes).Build();
                    }

                default:
                    FileFaults.Add(Key, file, "must end in .yaml, .yml or .json");
                    break;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            FileFaults.Add(Key, file, $"must be a file that can be read: {fault.Message.TrimEnd('.')}");
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or JsonException)
        {
            FileFaults.Add(Key, file, $"must hold valid configuration: {fault.Message.TrimEnd('.')}");
        }

        return new ConfigurationBuilder().Build();
    }
}
