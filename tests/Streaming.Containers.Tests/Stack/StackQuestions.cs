using System.Text.Json;

namespace Streaming.Containers.Tests.Stack;

/// <summary>Asks services of the stack over HTTP until the answer is as it should be.</summary>
internal static class StackQuestions
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Asks a service again and again.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="service">The service.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="isSo">Whether an answer is the one waited for.</param>
    /// <returns>That answer.</returns>
    public static async Task<JsonElement> UntilAsync(ComposedStack stack, string service, string path, Func<JsonElement, bool> isSo)
    {
        using var http = stack.HttpOf(service);
        var started = TimeProvider.System.GetTimestamp();
        var last = "";
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                last = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode)
                {
                    using var json = JsonDocument.Parse(last);
                    if (isSo(json.RootElement))
                    {
                        return json.RootElement.Clone();
                    }
                }
            }
            catch (HttpRequestException fault)
            {
                last = fault.Message;
            }

            await Task.Delay(AskEvery);
        }

        Assert.Fail($"{path} at {http.BaseAddress}: {last}");
        throw new InvalidOperationException("Never reached.");
    }
}
