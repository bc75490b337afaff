// Two rooms that exist only so that the tests can see a lean being found, in every place where one can hide.
#pragma warning disable SA1402, IDE0051, IDE0052, CA1812, CA1822, CA1852, CA1823, CS0169, CA1711, CA1018, CA1813

namespace Cenotaph.Tests.House.Planted
{
    internal sealed record Word(int Count);
}

namespace Cenotaph.Tests.House.Planted.Cellar
{
    internal class Barrel
    {
        public const int Litres = 225;

        public static int Full() => Litres;

        public static T Tap<T>(T wine) => wine;
    }

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class CorkedAttribute : Attribute;
}

namespace Cenotaph.Tests.House.Planted.Body
{
    internal sealed class Kitchen
    {
        public int Cook() => new[] { 1 }.Select(one => one + Cellar.Barrel.Full()).Sum();
    }
}

namespace Cenotaph.Tests.House.Planted.Base
{
    internal sealed class Kitchen : Cellar.Barrel;
}

namespace Cenotaph.Tests.House.Planted.Field
{
    internal sealed class Kitchen
    {
        private readonly Dictionary<string, Cellar.Barrel[]>? stock;
    }
}

namespace Cenotaph.Tests.House.Planted.Signature
{
    internal abstract class Kitchen
    {
        public abstract Cellar.Barrel? Order(Word word);
    }
}

namespace Cenotaph.Tests.House.Planted.Argument
{
    internal sealed class Kitchen
    {
        public int Cook() => Array.Empty<Cellar.Barrel>().Length;
    }
}

namespace Cenotaph.Tests.House.Planted.Mark
{
    internal sealed class Kitchen
    {
        [Cellar.Corked]
        public int Cook() => 1;
    }
}

namespace Cenotaph.Tests.House.Planted.Shared
{
    internal sealed class Kitchen
    {
        public Word Cook() => new(2);
    }
}
