#pragma warning disable
using System.Text;
namespace Cenotaph.Linkage;
internal static class TempNames
{
    static readonly Dictionary<char,string> Map = new(){['а']="a",['б']="b",['в']="v",['г']="g",['д']="d",['е']="e",['ё']="e",['ж']="zh",['з']="z",['и']="i",['й']="i",['к']="k",['л']="l",['м']="m",['н']="n",['о']="o",['п']="p",['р']="r",['с']="s",['т']="t",['у']="u",['ф']="f",['х']="kh",['ц']="ts",['ч']="ch",['ш']="sh",['щ']="sh",['ъ']="",['ы']="i",['ь']="",['э']="e",['ю']="iu",['я']="ia",['і']="i",['ї']="i",['є']="e",['ґ']="g"};
    public static string Key(string s)
    {
        var b = new StringBuilder();
        foreach (var c0 in s.ToLowerInvariant().Normalize(NormalizationForm.FormD)) { if (Map.TryGetValue(c0, out var m)) b.Append(m); else if (c0 is >= 'a' and <= 'z') b.Append(c0); else if (char.IsDigit(c0)) b.Append(c0); else if (c0 is ' ' or '-' or ',') { if (b.Length>0 && b[^1]!=' ') b.Append(' '); } }
        var t = b.ToString().TrimEnd();
        bool cyr = s.Any(c => c is >= '\u0400' and <= '\u04ff');
        return t;
    }
    public static string Ru(string s) { var t = Key(s); t = t.Replace("shch","sh").Replace("tch","ch").Replace("dj","zh").Replace("y","i").Replace("j","i").Replace("kh","h").Replace("x","ks").Replace("ii","i").Replace("ie","e").Replace("ii","i"); return t; }
}
internal static class TempSim
{
    public static int Osa(string a, string b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max) return max + 1;
        Span<int> p = stackalloc int[b.Length + 1], q = stackalloc int[b.Length + 1], r = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) q[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            r[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int c = a[i-1]==b[j-1]?0:1;
                int v = Math.Min(Math.Min(r[j-1]+1, q[j]+1), q[j-1]+c);
                if (i>1&&j>1&&a[i-1]==b[j-2]&&a[i-2]==b[j-1]) v = Math.Min(v, p[j-2]+1);
                r[j]=v;
            }
            var t = p; p = q; q = r; r = t;
        }
        return q[b.Length];
    }
    public static double Jw(string a, string b)
    {
        if (a==b) return 1; if (a.Length==0||b.Length==0) return 0;
        int w = Math.Max(0, Math.Max(a.Length,b.Length)/2-1); Span<bool> fa = stackalloc bool[a.Length], fb = stackalloc bool[b.Length]; fa.Clear(); fb.Clear(); int m=0;
        for (int i=0;i<a.Length;i++) for (int j=Math.Max(0,i-w); j<=Math.Min(b.Length-1,i+w); j++) if(!fb[j]&&a[i]==b[j]) { fa[i]=fb[j]=true; m++; break; }
        if (m==0) return 0; int t=0,k=0; for (int i=0;i<a.Length;i++) if (fa[i]) { while(!fb[k])k++; if(a[i]!=b[k])t++; k++; }
        double d = (m/(double)a.Length+m/(double)b.Length+(m-t/2)/(double)m)/3; int l=0; while(l<4&&l<a.Length&&l<b.Length&&a[l]==b[l])l++; return d+l*0.1*(1-d);
    }
}
internal sealed class PairKernel
{
    readonly ComparedColumn[] c; readonly BlockingRule[] rules; readonly PairScope scope; readonly ExchangedFields? ex;
    readonly Dictionary<long,byte>[] cache;
    public PatternSpace Space { get; }
    public PairKernel(IReadOnlyList<ComparedColumn> comparisons, IReadOnlyList<BlockingRule> rules, PairScope scope, KernelOptions? options=null, ExchangedFields? exchanged=null)
    { c=[..comparisons]; this.rules=[..rules]; this.scope=scope; ex=exchanged; Space=new([..c.Select((x,i)=>x.Levels+(ex is not null&&(i==ex.First||i==ex.Second)?1:0))]); cache=[..c.Select(_=>new Dictionary<long,byte>())]; }
    public long Pattern(int a, int b)
    {
        long p=0; int l1=0,l2=0;
        for(int i=0;i<c.Length;i++){ int x=c[i].Ids[a], y=c[i].Ids[b]; int l=0; if(x>=0&&y>=0){ if(x>y)(x,y)=(y,x); if (x==y&&c[i].Ladder!=null) l=1; else { long k=((long)x<<32)|(uint)y; if(!cache[i].TryGetValue(k,out var bl)){ bl=(byte)c[i].Level(x,y); cache[i][k]=bl; } l=bl; } } p+=l*Space.Stride(i); if(ex!=null){ if(i==ex.First)l1=l; if(i==ex.Second)l2=l; } }
        if(ex!=null&&l1==c[ex.First].Levels&&l2==c[ex.Second].Levels&&ex.Holds(a,b)) p+=Space.Stride(ex.First)+Space.Stride(ex.Second);
        return p;
    }
    public int? Rule(int a,int b){ for(int r=0;r<rules.Length;r++){ var k=rules[r].Keys; if(k[a]>=0&&k[a]==k[b])return r;} return null; }
    IEnumerable<(int r,int a,int b)> Pairs()
    {
        for(int r=0;r<rules.Length;r++){ foreach(var g in Enumerable.Range(0,scope.Records).Where(i=>rules[r].Keys[i]>=0).GroupBy(i=>rules[r].Keys[i])){ var l=g.ToArray(); if(l.LongLength*(l.LongLength-1)/2>2_000_000)continue; for(int i=0;i<l.Length;i++) for(int j=i+1;j<l.Length;j++){ int a=l[i],b=l[j]; if(scope.LeftRecords is int L&&(a<L)==(b<L))continue; bool early=false; for(int q=0;q<r&&!early;q++){var k=rules[q].Keys; early=k[a]>=0&&k[a]==k[b];} if(!early) yield return (r,a,b);} } }
    }
    public PatternCounts Count(){ var d=rules.Select(_=>new SortedDictionary<long,long>()).ToArray(); foreach(var (r,a,b) in Pairs()){ var p=Pattern(a,b); d[r][p]=d[r].GetValueOrDefault(p)+1; } return new(Space,[..d.Select(x=>(IReadOnlyList<PatternCount>)[..x.Select(y=>new PatternCount(y.Key,y.Value))])]); }
    public double Weight(int a,int b,PairWeights w){ var p=Pattern(a,b); double s=w.Prior; for(int i=0;i<c.Length;i++){ int l=Space.Level(p,i); s+=w.Levels[i][l]; } for(int i=0;i<w.Frequencies.Count;i++){ var f=w.Frequencies[i]; if(f==null)continue; int l=Space.Level(p,i); if(f.Factors[l]==0)continue; int x=(f.Terms??c[i].Ids)[a], y=(f.Terms??c[i].Ids)[b]; double t=Math.Max(f.Floor,Math.Max(x<0?0:f.Shares[x],y<0?0:f.Shares[y])); s+=f.Factors[l]*(Math.Log2(f.U[l])-Math.Log2(t)); } return s; }
    public KeptEdges Edges(PairWeights w,double min){ var l=new List<Edge>(); foreach(var (r,a,b) in Pairs()){ var x=Weight(a,b,w); if(x>=min) l.Add(new(Math.Min(a,b),Math.Max(a,b),x)); } l.Sort((p,q)=>p.Left!=q.Left?p.Left.CompareTo(q.Left):p.Right.CompareTo(q.Right)); return new(l,min,0); }
}
