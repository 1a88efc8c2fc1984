using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Google.Protobuf.Reflection;

namespace TestKit.Fuzz;

/// <summary>Endless REST requests over every route of the contract: nearly right ones, with something wrong in most. The same seed gives the same requests.</summary>
internal sealed class RestFuzzer(int seed, FuzzWorld? world = null)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2000 };

    private readonly FuzzValues values = new(new Random(seed), world ?? FuzzWorld.Empty);

    private int turn;

    /// <summary>The next request; every route has its turn.</summary>
    public FuzzRequest Next()
    {
        var route = ContractRoutes.All[turn++ % ContractRoutes.All.Count];
        values.Begin(route.Method);
        var method = values.Slips(40) ? values.Pick(["GET", "POST", "PATCH", "DELETE", "PUT", "OPTIONS", "HEAD", "TRACE", "NOTHING"]) : route.Verb;
        var body = route.HasBody || values.Slips(40) ? Body(route) : null;
        var type = values.Slips(25) ? values.Pick(["text/plain", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "nonsense", null]) : "application/json";
        return new FuzzRequest(method, $"{Path(route)}{Query(route)}", type, body, values.Token());
    }

    private string Path(ContractRoute route)
    {
        var path = route.PathFields.Aggregate(route.Pattern, (pattern, field) => pattern.Replace($"{{{field.ProtoName}}}", Escape(values.AsText(field.Field)), StringComparison.Ordinal));
        return values.Slips(60) ? path + values.Pick(["/", "//", "/x", ":x", "%", "%2", "%ff", ";a=b"]) : path;
    }

    private string Query(ContractRoute route)
    {
        var pairs = new List<string>();
        foreach (var field in route.Method.InputType.Fields.InDeclarationOrder())
        {
            if (route.FindQueryField(field.JsonName) is not null && !(values.IsCareful || field.Name is not ("place" or "campaign") ? values.LeavesOut(field) : values.OneIn(8)))
            {
                pairs.Add($"{(values.Slips(50) ? field.Name : field.JsonName)}={Escape(values.AsText(field))}");
            }
        }

        if (values.Slips(20))
        {
            pairs.Add(values.Pick(["x=1", "", "=", "&&", "place", "%ff=%ff", "a[0]=1", "from.seconds=1", "kinds=GAIN&kinds=GAIN", $"place={new string('a', 8000)}"]));
        }

        return pairs.Count == 0 ? "" : $"?{string.Join('&', pairs)}";
    }

    private byte[] Body(ContractRoute route)
    {
        var json = Encoding.UTF8.GetBytes(Message(route.BodyType ?? route.Method.InputType, 0).ToJsonString(Relaxed));
        return (values.IsCareful ? values.Below(600) : values.Below(30)) switch
        {
            0 => json[..values.Below(json.Length + 1)],
            1 => Flip(json),
            2 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(json)),
            3 => [0xEF, 0xBB, 0xBF, .. json],
            4 => [],
            5 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500)),
            6 => [.. json, .. json],
            7 => Encoding.UTF8.GetBytes(values.Pick(["null", "[]", "0", "\"\"", "{\"a\":1,\"a\":2}", "{\"id\":\"\\ud800\"}", "{\"wanted\":NaN}", "{\"\":1}"])),
            // Where no body is wanted, the server answers without reading it and closes the connection while the client still writes.
            8 when route.HasBody && values.OneIn(10) => new byte[(1024 * 1024) + 1],
            _ => json,
        };
    }

    private byte[] Flip(byte[] json)
    {
        json[values.Below(json.Length)] ^= (byte)(1 << values.Below(8));
        return json;
    }

    private JsonObject Message(MessageDescriptor message, int depth)
    {
        var json = new JsonObject();
        foreach (var field in message.Fields.InDeclarationOrder().Where(field => !values.LeavesOut(field)))
        {
            json[field.JsonName] = field.IsRepeated && !values.Slips(20)
                ? new JsonArray([.. Enumerable.Range(0, values.Below(4)).Select(_ => Value(field, depth))])
                : Value(field, depth);
        }

        if (values.Slips(20))
        {
            json["nothing"] = 1;
        }

        return json;
    }

    private JsonNode? Value(FieldDescriptor field, int depth) => values.Slips(25)
        ? values.Pick<Func<JsonNode?>>([() => null, () => 1, () => "text", () => true, () => new JsonObject(), () => new JsonArray(), () => 1e300])()
        : field.FieldType switch
        {
            FieldType.Int32 => values.Whole(field),
            FieldType.Double => values.Number(field) is var number && double.IsFinite(number) ? number : number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            FieldType.Bool => values.OneIn(2),
            FieldType.Message when !WellKnown.IsValue(field.MessageType) => depth > 5 ? null : Message(field.MessageType, depth + 1),
            FieldType.String => values.Text(field),
            _ => values.AsText(field),
        };

    /// <summary>Mostly escaped as it should be; now and then not at all where that still is one line.</summary>
    private string Escape(string text) =>
        values.Slips(15) && text.All(letter => letter is > ' ' and < '\x7f' and not '#') ? text : Uri.EscapeDataString(text);
}
