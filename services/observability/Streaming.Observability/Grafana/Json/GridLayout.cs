using System.Text.Json.Nodes;

namespace Streaming.Observability.Grafana.Json;

/// <summary>Places panels from left to right and from top to bottom.</summary>
internal sealed class GridLayout
{
    private const int Columns = 24;

    private int _left;
    private int _top;
    private int _lineHeight;

    /// <summary>Begins below everything.</summary>
    public void NewLine()
    {
        _top += _lineHeight;
        (_left, _lineHeight) = (0, 0);
    }

    /// <summary>Places a panel.</summary>
    /// <param name="width">Its columns.</param>
    /// <param name="height">Its rows.</param>
    /// <returns>Its place.</returns>
    public JsonObject Place(int width, int height)
    {
        if (_left + width > Columns)
        {
            NewLine();
        }

        var place = new JsonObject { ["x"] = _left, ["y"] = _top, ["w"] = width, ["h"] = height };
        _left += width;
        _lineHeight = Math.Max(_lineHeight, height);
        return place;
    }
}
