// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_LOAD_CURVE_H
#define PPTPLAB_ANALYSIS_QUEUEING_LOAD_CURVE_H

#include <variant>
#include <vector>

namespace pptplab::analysis
{

// Offered load (arrival rate x mean holding) that changes with time. Time in mean holding times.

/// mean + amplitude sin(2 pi time / period + phase). 0 <= amplitude <= mean <= 1e6, period >= 1e-3.
struct LoadSine
{
    double mean = 0;
    double amplitude = 0;
    double period = 1;
    double phase = 0; ///< radians
};

/// A load from a time on. The first is at 0, the times increase, the last lasts; 0 <= load <= 1e6.
struct LoadStep
{
    double from = 0;
    double load = 0;
};

using LoadCurve = std::variant<LoadSine, std::vector<LoadStep>>;

/// std::domain_error unless the curve is as said above.
void RequireCurve(const LoadCurve& curve);

// The others take a curve that passes RequireCurve. Of that they look only, for they are called
// often, whether there is a step or a finite period of 0.001 or more: std::domain_error otherwise,
// as for a time that is not finite and 0 or more.

/// Error: rounding, some 1e-16 x (1 + angle of the sine) of the amplitude.
double LoadAt(const LoadCurve& curve, double time);

/// Never exceeded.
double PeakLoad(const LoadCurve& curve);

/// The times between which the curve is smooth and changes its direction at most once, with both
/// ends. Pre: from < to.
std::vector<double> SmoothPieces(const LoadCurve& curve, double from, double to);

/// How many SmoothPieces that are, before memory for them is asked for; of a sine rounding may add
/// or take one.
double PiecesBetween(const LoadCurve& curve, double from, double to);

/// Mean number of busy ports at `time` if there were infinitely many, empty at 0: solution of
/// m' = load(t) - m. For the sine with w = 2 pi / period
///     m(t) = g(t) - g(0) e^-t,  g = mean + amplitude (sin(x) - w cos(x)) / (1 + w^2),  x = w t +
///     phase
/// (S. G. Eick, W. A. Massey and W. Whitt, Management Science 39 (1993) 241-252); for steps the
/// exponential approach to each load in turn. Error: rounding, as LoadAt.
double UnlimitedBusyAt(const LoadCurve& curve, double time);

} // namespace pptplab::analysis

#endif
