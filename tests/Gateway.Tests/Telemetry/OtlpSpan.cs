using Google.Protobuf;

namespace Gateway.Tests.Telemetry;

/// <summary>What the tests need of a span on the wire.</summary>
/// <param name="Scope">Who made it, for example <c>Npgsql</c>.</param>
/// <param name="TraceId">Trace, in hexadecimal.</param>
/// <param name="SpanId">Span, in hexadecimal.</param>
/// <param name="ParentId">Parent span, empty for the first.</param>
/// <param name="Name">Its name.</param>
internal sealed record OtlpSpan(string Scope, string TraceId, string SpanId, string ParentId, string Name)
{
    /// <summary>Reads an <c>ExportTraceServiceRequest</c>; its field numbers are those of opentelemetry-proto 1.x.</summary>
    public static IEnumerable<OtlpSpan> Read(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        let name = Fields(scope, 1).SelectMany(field => Fields(field, 1)).Select(Text).FirstOrDefault("")
        from span in Fields(scope, 2)
        select new OtlpSpan(name, Hex(span, 1), Hex(span, 2), Hex(span, 4), Fields(span, 5).Select(Text).FirstOrDefault(""));

    private static string Text(byte[] field) => System.Text.Encoding.UTF8.GetString(field);

    private static string Hex(byte[] message, int number) => Fields(message, number).Select(Convert.ToHexString).FirstOrDefault("");

    /// <summary>The length-delimited fields of a number.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}
