using System.CommandLine;

namespace Streaming.Benchmarks.Macro.Customers;

/// <summary>The command <c>customers</c>: what a customer costs in memory, and how long reading all of them takes.</summary>
internal static class CustomersCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var customers = new Option<int>("--customers") { Description = "How many", DefaultValueFactory = static _ => 100_000 };
        var command = new Command("customers", "Memory for each customer in worker and reader, and the time of rankings and cohorts over all of them") { customers };
        command.SetAction(parsed =>
        {
            CustomerMeasurement.Run(parsed.GetValue(customers), Console.Out);
            AnswerMeasurement.Run(parsed.GetValue(customers), Console.Out);
        });
        return command;
    }
}
