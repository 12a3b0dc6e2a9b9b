using Streaming.Domain.Kpis.Bands;

namespace Streaming.Observability.Grafana.Model;

/// <summary>The words for bands.</summary>
internal static class BandWords
{
    /// <summary>The word for a band.</summary>
    /// <param name="band">The band.</param>
    public static Words Of(Band band) => band switch
    {
        Band.Exceptional => new("Exceptional", "Exceptionnel"),
        Band.AboveAverage => new("Above average", "Au-dessus de la moyenne"),
        Band.Typical => new("Typical", "Typique"),
        Band.BelowTypical => new("Below typical", "En dessous du typique"),
        Band.Satisfactory => new("Satisfactory", "Satisfaisant"),
        _ => new("Unsatisfactory", "Insatisfaisant"),
    };
}
