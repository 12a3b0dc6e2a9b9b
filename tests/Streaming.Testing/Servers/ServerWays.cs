namespace Streaming.Testing.Servers;

/// <summary>Chooses among the ways to get a server. Nothing is started here.</summary>
public static class ServerWays
{
    /// <summary>The first way for which the machine has everything.</summary>
    /// <typeparam name="TServer">The server.</typeparam>
    /// <param name="ways">The ways, the preferred one first.</param>
    /// <returns>The way; or <see langword="null"/>, and why there is none.</returns>
    public static (ServerWay<TServer>? Way, ServerAbsence? Absence) Choose<TServer>(IReadOnlyList<ServerWay<TServer>> ways)
        where TServer : class, IAsyncDisposable
    {
        var lacks = new List<ServerNeed[]>();
        foreach (var way in ways)
        {
            var lack = way.Needs.Where(need => !need.IsThere()).ToArray();
            if (lack.Length == 0)
            {
                return (way, null);
            }

            lacks.Add(lack);
        }

        return (null, new ServerAbsence(
            string.Join("; or ", lacks.Select(lack => string.Join(", and ", lack.Select(need => need.HowToGetIt)))) + ".",
            lacks.Exists(lack => lack.All(need => need.CouldBeProvided))));
    }
}
