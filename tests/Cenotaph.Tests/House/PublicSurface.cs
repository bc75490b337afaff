using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cenotaph.Tests.House;

/// <summary>What code outside an assembly can see, as text: a type a paragraph, a member a line, in order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        var types = assembly.GetTypes().Where(type => type.IsVisible);
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? (IsReadOnly(type) ? "readonly struct" : "struct")
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsSealed ? "sealed class"
            : type.IsAbstract ? "abstract class" : "class";
        var bases = type.IsEnum ? string.Empty : string.Join(", ", Bases(type));
        return $"{type.Namespace}: {kind} {Name(type)}" + (bases.Length == 0 ? string.Empty : " : " + bases);
    }

    private static IEnumerable<string> Bases(Type type)
    {
        var above = type.BaseType;
        var first = above is null || above == typeof(object) || above == typeof(ValueType) ? [] : new[] { Name(above) };
        return first.Concat(type.GetInterfaces().Where(one => one.IsVisible).Select(Name).Order(StringComparer.Ordinal));
    }

    private static bool IsReadOnly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);

    private static IEnumerable<string> Members(Type type) =>
        type.IsEnum
            ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}")
            : type.GetMembers(Declared).Select(Line).OfType<string>();

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo field when Seen(field) => Field(field),
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(Seen) => Property(property),
        EventInfo happening when Seen(happening.AddMethod!) =>
            $"event {Name(happening.EventHandlerType!)} {happening.Name}",
        ConstructorInfo made when Seen(made) && !IsMade(made) => $"new({Parameters(made)})",
        MethodInfo method when Seen(method) && !IsMade(method) && (!method.IsSpecialName || IsOperator(method)) =>
            Method(method),
        _ => null,
    };

    private static bool Seen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool Seen(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsMade(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{kind}{Name(field.FieldType)}{Mark(Nullability.Create(field).ReadState)} {field.Name}"
            + (field.IsLiteral ? $" = {field.GetRawConstantValue()}" : string.Empty);
    }

    private static string Property(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && Seen(get) ? " get;" : string.Empty;
        var setter = property.SetMethod is { } set && Seen(set) ? (IsInit(set) ? " init;" : " set;") : string.Empty;
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : string.Empty;
        var shared = property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : string.Empty;
        var info = Nullability.Create(property);
        var nullable = Mark(property.CanRead ? info.ReadState : info.WriteState);
        return $"{shared}{required}{Name(property.PropertyType)}{nullable} {name} {{{getter}{setter} }}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Method(MethodInfo method)
    {
        var kind = method.IsStatic ? "static " : method.IsAbstract ? "abstract "
            : !method.IsVirtual || method.IsFinal ? string.Empty
            : method.GetBaseDefinition() == method ? "virtual " : "override ";
        var arguments = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>"
            : string.Empty;
        var result = Name(method.ReturnType) + Mark(Nullability.Create(method.ReturnParameter).ReadState);
        return $"{kind}{result} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var reference = parameter.ParameterType.IsByRef;
        var kind = parameter.IsOut ? "out " : parameter.IsIn ? "in " : reference ? "ref " : string.Empty;
        var type = reference ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var nullable = Mark(Nullability.Create(parameter).WriteState);
        var otherwise = parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "null"}" : string.Empty;
        return $"{kind}{Name(type)}{nullable} {parameter.Name}{otherwise}";
    }

    private static string Mark(NullabilityState state) => state == NullabilityState.Nullable ? "?" : string.Empty;

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var plain = type.Name.Split('`')[0];
        var name = type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}.{plain}" : plain;
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
