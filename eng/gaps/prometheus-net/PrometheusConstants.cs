using System.Text;

namespace Prometheus;

/// <summary>Names of the text format.</summary>
public static class PrometheusConstants
{
    public const string TextContentType = "text/plain";

    public const string TextContentTypeWithVersionAndEncoding = TextContentType + "; version=0.0.4; charset=utf-8";

    public static readonly Encoding ExportEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
