using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>What there is to ask for, as every surface tells it.</summary>
/// <param name="served">The KPIs.</param>
/// <param name="cubes">The dimensions.</param>
/// <param name="standards">What values are judged by.</param>
/// <param name="engine">The tenants' currencies.</param>
internal sealed class KpiCatalogue(ServedKpis served, CubeCatalogue cubes, KpiStandards standards, EngineSettings engine)
{
    /// <summary>The catalogue of KPIs and cubes.</summary>
    /// <param name="tenant">For whom; empty for the default.</param>
    public Wire.ListKpisResponse List(string tenant)
    {
        var response = new Wire.ListKpisResponse();
        var known = SelectionReader.ReadTenant("", tenant);
        response.Kpis.AddRange(served.All.Select(kpi => WireMapper.Definition(kpi, standards, known, engine.CurrencyOf(known), engine.SurveyUnit)));
        response.Cubes.AddRange(CubeCatalogue.All.Select(cube => CubeOf(CubeCatalogue.NameOf(cube), cube, cube == Cube.Agent ? WindowNames.OneHour : "")));
        return response;
    }

    /// <summary>What people see, in one language.</summary>
    /// <param name="language">One of <see cref="Labels.Languages"/>; empty for the first.</param>
    /// <exception cref="global::Grpc.Core.RpcException">There is no such language.</exception>
    public Wire.ListLabelsResponse LabelsOf(string language)
    {
        var known = language.Length == 0 ? Labels.English : language;
        if (!Labels.Languages.Contains(known))
        {
            throw RequestFault.Invalid("language", $"must be one of {string.Join(", ", Labels.Languages)}.");
        }

        var response = new Wire.ListLabelsResponse { Language = known };
        response.Labels.Add(new Dictionary<string, string>(Labels.In(known)));
        foreach (var definition in served.All.Select(static kpi => kpi.Definition).Where(static definition => definition.IsUserDefined))
        {
            response.Labels[$"kpi.{definition.Key}"] = KpiNames.Of(definition, known);
        }

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
