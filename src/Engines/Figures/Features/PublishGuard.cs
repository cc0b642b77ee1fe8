using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>The one guard between the assessment book and the public: publishing, public export and open data all pass here.</summary>
internal static class PublishGuard
{
    /// <summary>Refuses the assessment book; before any right is asked, so that the answer is the same everywhere.</summary>
    /// <exception cref="RefusedException"><c>figures.assessment-never-public</c>.</exception>
    public static void Demand(FigureBook? book)
    {
        if (book == FigureBook.Assessment) throw FiguresRefusals.AssessmentNeverPublic.ToException();
    }
}
