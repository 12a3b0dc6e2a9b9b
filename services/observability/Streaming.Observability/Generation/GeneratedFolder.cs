namespace Streaming.Observability.Generation;

/// <summary>A folder that generated files lie in.</summary>
/// <param name="path">Its path.</param>
/// <param name="whole">Folders below it in which nothing is written by hand: a file there that is no longer generated goes.</param>
internal class GeneratedFolder(string path, IReadOnlyList<string> whole)
{
    /// <summary>Writes the files, and removes those that are no longer generated.</summary>
    /// <param name="files">The files.</param>
    public void Write(IReadOnlyCollection<GeneratedFile> files)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(path, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, file.Content);
        }

        foreach (var left in Left(files))
        {
            File.Delete(Path.Combine(path, left));
        }
    }

    /// <summary>What is not as it would be generated.</summary>
    /// <param name="files">The files.</param>
    /// <returns>A line for each file that is absent, different, or no longer generated.</returns>
    public IReadOnlyList<string> Differences(IReadOnlyCollection<GeneratedFile> files)
    {
        var differences = new List<string>();
        foreach (var file in files)
        {
            var target = Path.Combine(path, file.Path);
            if (!File.Exists(target))
            {
                differences.Add($"{file.Path} is absent");
            }
            else if (!string.Equals(File.ReadAllText(target), file.Content, StringComparison.Ordinal))
            {
                differences.Add($"{file.Path} is not what is generated");
            }
        }

        differences.AddRange(Left(files).Select(left => $"{left} is no longer generated"));
        return differences;
    }

    private List<string> Left(IReadOnlyCollection<GeneratedFile> files)
    {
        var wanted = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return whole
            .Select(folder => Path.Combine(path, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !wanted.Contains(file))
            .Order(StringComparer.Ordinal)
            .ToList();
    }
}
