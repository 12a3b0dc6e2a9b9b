using Streaming.Domain.Kpis.Bands;

namespace Streaming.Observability.Grafana.Model;

/// <summary>Grafana's names of the colours in use.</summary>
internal static class Colours
{
    /// <summary>As it should be.</summary>
    public const string Good = "green";

    /// <summary>Somebody should look.</summary>
    public const string Warning = "orange";

    /// <summary>Not as it should be.</summary>
    public const string Bad = "red";

    /// <summary>Neither good nor bad.</summary>
    public const string Neutral = "blue";

    /// <summary>The colour of a band.</summary>
    /// <param name="band">The band.</param>
    public static string Of(Band band) => band switch
    {
        Band.Exceptional => "dark-green",
        Band.AboveAverage or Band.Satisfactory => Good,
        Band.Typical => "yellow",
        _ => Bad,
    };
}
