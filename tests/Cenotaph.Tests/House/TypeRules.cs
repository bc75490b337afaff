using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Cenotaph.Tests.House;

/// <summary>The rules that hold for compiled types.</summary>
internal static class TypeRules
{
    public static IEnumerable<string> NamedAsRooms(RoomTable table, IEnumerable<Type> types) =>
        from type in types
        where table.Allowed.ContainsKey(type.Name.Split('`')[0])
        select $"{type.FullName} bears the name of a room";

    /// <summary>The public types that the compiler's documentation file says nothing of.</summary>
    public static IEnumerable<string> Undocumented(IEnumerable<Type> types, XDocument documentation)
    {
        var told = documentation.Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => (string?)member.Attribute("name"))
            .ToHashSet();
        return from type in types
               where type.IsVisible && !told.Contains("T:" + type.FullName!.Replace('+', '.'))
               select $"{type.FullName} is public and has no summary";
    }

    public static IEnumerable<string> Friends(Assembly assembly) =>
        assembly.GetCustomAttributes<InternalsVisibleToAttribute>()
            .Select(friend => friend.AssemblyName)
            .Order(StringComparer.Ordinal);
}
