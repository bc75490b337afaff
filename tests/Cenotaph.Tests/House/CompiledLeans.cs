using System.Reflection;
using System.Reflection.Emit;

namespace Cenotaph.Tests.House;

/// <summary>Which rooms lean on which, read from a compiled assembly: signatures, attributes and bodies of methods.</summary>
internal sealed class CompiledLeans
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    private readonly string prefix;

    private CompiledLeans(string prefix) => this.prefix = prefix;

    /// <param name="assembly">The assembly to read.</param>
    /// <param name="root">The namespace whose children are the rooms.</param>
    public static IReadOnlyList<Lean> In(Assembly assembly, string root)
    {
        var reader = new CompiledLeans(root);
        return
        [
            .. from type in assembly.GetTypes()
               let room = reader.RoomOf(type)
               where room is not null
               from used in reader.UsedBy(type)
               let other = reader.RoomOf(used)
               where other is not null && other != room
               select new Lean(room, other, $"{type.FullName} uses {used.FullName}"),
        ];
    }

    private string? RoomOf(Type type)
    {
        var space = type.Namespace ?? string.Empty;
        return space == prefix ? RoomTable.Root
            : space.StartsWith(prefix + ".", StringComparison.Ordinal) ? space[(prefix.Length + 1)..].Split('.')[0]
            : null;
    }

    private IEnumerable<Type> UsedBy(Type type)
    {
        Type?[] direct = [type.BaseType, .. type.GetInterfaces(), .. type.GetGenericArguments().SelectMany(Constraints)];
        return direct
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(type.GetMethods(Declared).SelectMany(UsedByMethod))
            .Concat(type.GetConstructors(Declared).SelectMany(UsedByMethod))
            .Concat(Attributes(type))
            .Concat(type.GetMembers(Declared).SelectMany(Attributes))
            .SelectMany(Parts)
            .Distinct();
    }

    private static IEnumerable<Type?> Constraints(Type argument) =>
        argument.IsGenericParameter ? argument.GetGenericParameterConstraints() : [argument];

    private static IEnumerable<Type?> Attributes(MemberInfo member) => member.GetCustomAttributesData().SelectMany(data =>
        data.ConstructorArguments.Concat(data.NamedArguments.Select(named => named.TypedValue))
            .Select(argument => argument.Value as Type).Prepend(data.AttributeType));

    private IEnumerable<Type?> UsedByMethod(MethodBase method) => UsedBySignature(method).Concat(UsedInside(method));

    private static IEnumerable<Type?> UsedBySignature(MethodBase method)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType);
        var arguments = method.IsGenericMethod ? method.GetGenericArguments().SelectMany(Constraints) : [];
        return parameters.Concat(arguments).Append((method as MethodInfo)?.ReturnType);
    }

    private IEnumerable<Type?> UsedInside(MethodBase method)
    {
        var body = method.GetMethodBody();
        return body is null
            ? []
            : body.LocalVariables.Select(local => local.LocalType)
                .Concat(body.ExceptionHandlingClauses
                    .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                    .Select(clause => clause.CatchType))
                .Concat(Tokens(body.GetILAsByteArray()!).SelectMany(token => UsedByToken(method, token)));
    }

    private IEnumerable<Type?> UsedByToken(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        return method.Module.ResolveMember(token, typeArguments, methodArguments) switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType, field.FieldType],
            // What a called method of the library takes and gives is part of the lean, even if never named.
            MethodBase called when called.DeclaringType is { } owner && RoomOf(owner) is not null =>
                UsedBySignature(called).Append(owner),
            MethodBase called => [called.DeclaringType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            _ => [],
        };
    }

    /// <summary>The tokens of types, fields and methods in a body.</summary>
    private static IEnumerable<int> Tokens(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            int value = body[at++];
            var code = Codes[value == 0xFE ? 0xFE00 | body[at++] : value];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod:
                case OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(body, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(body, at));
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    /// <summary>A type with what it is made of: elements of arrays, arguments of generics.</summary>
    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return [];
        }

        return type.HasElementType
            ? Parts(type.GetElementType())
            : type.GetGenericArguments().SelectMany(Parts)
                .Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
