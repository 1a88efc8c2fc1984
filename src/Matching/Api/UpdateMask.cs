using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Matching.Api;

/// <summary>
/// Which fields of a resource an update changes: those that the mask names, all for <c>*</c>, and for an empty mask those that are set. Fields that only
/// the service writes may be named and are left alone.
/// </summary>
internal static class UpdateMask
{
    /// <summary>Lays the fields that change over what is stored; a path that is no field is named as wrong.</summary>
    /// <typeparam name="T">The resource's message.</typeparam>
    /// <param name="checks">Collects wrong paths.</param>
    /// <param name="mask">The mask, or null.</param>
    /// <param name="sent">The resource as sent.</param>
    /// <param name="stored">The resource as stored; it becomes the changed one.</param>
    public static void Overlay<T>(this FieldChecks checks, FieldMask? mask, T sent, T stored)
        where T : IMessage
    {
        var fields = sent.Descriptor.Fields.InDeclarationOrder();
        foreach (var field in mask switch
        {
            null or { Paths.Count: 0 } => fields.Where(field => IsSet(field, sent)),
            { Paths: ["*"] } => fields,
            _ => Named(checks, mask, sent.Descriptor),
        })
        {
            Copy(field, sent, stored);
        }
    }

    private static List<FieldDescriptor> Named(FieldChecks checks, FieldMask mask, MessageDescriptor resource)
    {
        var named = new List<FieldDescriptor>();
        foreach (var path in mask.Paths)
        {
            if (resource.FindFieldByName(path) is { } field)
            {
                named.Add(field);
            }
            else
            {
                // A path can be any text; only what could be a field's name is repeated.
                var said = path.Length <= 60 && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') ? $" \"{path}\"" : "";
                checks.Add("update_mask", $"Names no field{said}; fields are changed whole.");
            }
        }

        return named;
    }

    private static void Copy(FieldDescriptor field, IMessage from, IMessage to)
    {
        if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(to);
            list.Clear();
            foreach (var item in (IList)field.Accessor.GetValue(from))
            {
                list.Add(item);
            }
        }
        else if (IsSet(field, from))
        {
            field.Accessor.SetValue(to, field.Accessor.GetValue(from));
        }
        else
        {
            field.Accessor.Clear(to);
        }
    }

    private static bool IsSet(FieldDescriptor field, IMessage message) =>
        field.HasPresence
            ? field.Accessor.HasValue(message)
            : field.Accessor.GetValue(message) switch
            {
                string text => text.Length > 0,
                bool yes => yes,
                IList list => list.Count > 0,
                var number => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) != 0,
            };
}
