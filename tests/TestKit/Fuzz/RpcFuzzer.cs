using Gateway.Contract;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace TestKit.Fuzz;

/// <summary>Endless gRPC calls over every rpc of the contract: nearly right ones, with something wrong in most. The same seed gives the same calls.</summary>
internal sealed class RpcFuzzer(int seed, FuzzWorld? world = null)
{
    private static readonly MethodDescriptor[] Rpcs = [.. ContractRoutes.Services.SelectMany(service => service.Methods)];

    private readonly FuzzValues values = new(new Random(seed), world ?? FuzzWorld.Empty);

    private int turn;

    /// <summary>The next call; every rpc has its turn.</summary>
    public FuzzCall Next()
    {
        var rpc = Rpcs[turn++ % Rpcs.Length];
        values.Begin(rpc);
        return new FuzzCall(rpc.Service.FullName, rpc.Name, Message(rpc.InputType, 0).ToByteArray(), values.Token());
    }

    /// <summary>The next call with its bytes broken, so that it may be no message at all; every rpc has its turn.</summary>
    public FuzzCall NextBroken()
    {
        var call = Next();
        return call with { Message = Break(call.Message) };
    }

    private byte[] Break(byte[] message)
    {
        switch (values.Below(6))
        {
            case 0:
                return message[..values.Below(message.Length + 1)];
            case 1:
                // A text that is not UTF-8: half a surrogate pair, and a byte that never occurs.
                return [.. message, 0x0a, 0x04, 0xED, 0xA0, 0x80, 0xFF];
            case 2:
                // A length beyond the end.
                return [.. message, 0x0a, 0xFF, 0xFF, 0xFF, 0xFF, 0x07];
            case 3:
                // Groups within groups, deeper than any reader goes.
                return [.. Enumerable.Repeat((byte)0x0B, 2000)];
            case 4 when values.OneIn(20):
                return new byte[(4 * 1024 * 1024) + 1];
            default:
                for (var flips = Math.Min(message.Length, 3); flips > 0; flips--)
                {
                    message[values.Below(message.Length)] ^= (byte)(1 << values.Below(8));
                }

                return message;
        }
    }

    private IMessage Message(MessageDescriptor type, int depth)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => !values.LeavesOut(field)))
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
        FieldType.Int32 => values.Whole(field),
        FieldType.Double => values.Number(field),
        FieldType.Bool => values.OneIn(2),
        FieldType.String => values.Text(field),
        FieldType.Enum => values.Number(field.EnumType),
        FieldType.Message when WellKnown.IsTimestamp(field.MessageType) => values.Timestamp(field),
        FieldType.Message when WellKnown.IsDuration(field.MessageType) => values.Length(),
        FieldType.Message when WellKnown.IsFieldMask(field.MessageType) => new FieldMask { Paths = { Enumerable.Range(0, values.Below(4)).Select(_ => values.MaskPath()) } },
        FieldType.Message => depth > 5 ? null : Message(field.MessageType, depth + 1),
        _ => throw new NotSupportedException(field.FullName),
    };
}
