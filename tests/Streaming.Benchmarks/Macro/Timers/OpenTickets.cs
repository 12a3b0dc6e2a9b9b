using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Contracts;
using Streaming.Replay.Load;

namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>Tickets that nobody answers, created so that their clocks fall due one after the other from a time on.</summary>
/// <param name="plan">How many, and how fast.</param>
/// <param name="firstDueMs">When the first is due, Unix milliseconds.</param>
internal sealed class OpenTickets(TimersPlan plan, long firstDueMs)
{
    /// <summary>When a ticket's clock is due, Unix milliseconds.</summary>
    /// <param name="number">Its number, from 0.</param>
    public long DueMs(int number) => firstDueMs + (number * 1000L / plan.DuePerSecond);

    /// <summary>A ticket's id.</summary>
    /// <param name="number">Its number, from 0.</param>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"t-{number}");

    /// <summary>A ticket's creation as an event.</summary>
    /// <param name="number">Its number, from 0.</param>
    public string Created(int number)
    {
        var id = Id(number);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(DueMs(number) - (long)TimersPlan.Target.TotalMilliseconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $$$"""
            {"specversion":"1.0","id":"{{{id}}}","source":"{{{LoadOptions.Source}}}","type":"{{{EventTypes.TicketCreated}}}","subject":"{{{id}}}","time":"{{{time}}}","datacontenttype":"application/json","data":{"ticketId":"{{{id}}}","customerId":"c","channel":"email","priority":"p{{{number % 4}}}","team":"team-{{{number % 8}}}"}}
            """;
    }

    /// <summary>Sends all of them.</summary>
    /// <param name="bootstrap">The broker.</param>
    /// <param name="cancellationToken">Stops.</param>
    public void Send(string bootstrap, CancellationToken cancellationToken)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(TopicFiller.Settings(bootstrap)).Build();
        for (var number = 0; number < plan.Tickets; number++)
        {
            var message = new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(Id(number)), Value = Encoding.UTF8.GetBytes(Created(number)) };
            while (!TryProduce(producer, message))
            {
                cancellationToken.ThrowIfCancellationRequested();
                producer.Poll(TimeSpan.FromMilliseconds(20));
            }
        }

        producer.Flush(TimeSpan.FromMinutes(2));
    }

    private static bool TryProduce(IProducer<byte[], byte[]> producer, Message<byte[], byte[]> message)
    {
        try
        {
            producer.Produce(Topics.Tickets, message);
            return true;
        }
        catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }
}
