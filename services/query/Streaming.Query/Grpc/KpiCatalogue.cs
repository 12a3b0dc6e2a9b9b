using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>What there is to ask for, as every surface tells it.</summary>
/// <param name="cubes">The dimensions.</param>
/// <param name="standards">What values are judged by.</param>
internal sealed class KpiCatalogue(CubeCatalogue cubes, KpiStandards standards)
{
    /// <summary>The catalogue of KPIs and cubes.</summary>
    /// <param name="tenant">For whom; empty for the default.</param>
    public Wire.ListKpisResponse List(string tenant)
    {
        var response = new Wire.ListKpisResponse();
        var known = tenant.Length == 0 ? Tenants.Default : tenant;
        response.Kpis.AddRange(KpiRegistry.All.Select(kpi => WireMapper.Definition(kpi, standards, known)));
        response.Cubes.Add(CubeOf(Cubes.Main, Cube.Main, ""));
        response.Cubes.Add(CubeOf(Cubes.Agent, Cube.Agent, WindowNames.OneHour));
        return response;
    }

    private Wire.Cube CubeOf(string name, Cube cube, string shortestWindow)
    {
        var wire = new Wire.Cube
        {
            Name = name,
            ShortestWindow = shortestWindow,
            FinestPane = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(PaneGrid.LengthMs(Answerer.FinestOf(cube)))),
        };
        wire.Dimensions.AddRange(cubes.DimensionsOf(cube));
        return wire;
    }
}
