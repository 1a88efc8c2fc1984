using Gateway.Contract;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace TestKit.Fuzz;

/// <summary>Endless gRPC calls over every rpc of the contract: nearly right ones, with something wrong in most. The same seed gives the same calls.</summary>
internal sealed class RpcFuzzer(int seed)
{
    private static readonly MethodDescriptor[] Rpcs = [.. ContractRoutes.Services.SelectMany(service => service.Methods)];

    private readonly FuzzValues values = new(new Random(seed));

    private int turn;

    /// <summary>The next call; every rpc has its turn.</summary>
    public FuzzCall Next()
    {
        var rpc = Rpcs[turn++ % Rpcs.Length];
        return new FuzzCall(rpc.Service.FullName, rpc.Name, Message(rpc.InputType, 0).ToByteArray());
    }

    private IMessage Message(MessageDescriptor type, int depth)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(_ => !values.OneIn(3)))
        {
            if (field.IsRepeated)
            {
                var list = (System.Collections.IList)field.Accessor.GetValue(message);
                for (var left = values.Below(4); left > 0; left--)
                {
                    list.Add(Value(field, depth));
                }
            }
            else if (Value(field, depth) is { } value)
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }

    private object? Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Int32 => values.Whole(),
        FieldType.Double => values.Number(),
        FieldType.Bool => values.OneIn(2),
        FieldType.String => values.Text(field),
        FieldType.Enum => values.OneIn(6) ? values.Whole() : values.Pick([.. field.EnumType.Values]).Number,
        FieldType.Message when WellKnown.IsTimestamp(field.MessageType) => values.OneIn(4)
            ? new Timestamp { Seconds = values.Pick([long.MinValue, long.MaxValue, -1, 0, 253_402_300_800]), Nanos = values.Whole() }
            : new Timestamp { Seconds = 1_795_860_000 + (values.Below(200) * 3600L) },
        FieldType.Message when WellKnown.IsDuration(field.MessageType) =>
            new Duration { Seconds = values.Pick([0, 900, 7200, 7201, -1, long.MaxValue, long.MinValue]), Nanos = values.OneIn(4) ? values.Whole() : 0 },
        FieldType.Message when WellKnown.IsFieldMask(field.MessageType) => new FieldMask { Paths = { values.Pick(["name", "wanted", "step_free", "stepFree", "*", "", "a.b"]) } },
        FieldType.Message => depth > 5 ? null : Message(field.MessageType, depth + 1),
        _ => throw new NotSupportedException(field.FullName),
    };
}
