// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_GLOSSARY_TABLES_H
#define PPTPLAB_SIM_EXPLAIN_GLOSSARY_TABLES_H

#include "sim/explain/glossary.h"

namespace pptplab::sim::explain
{

// The glossary in parts; a new term is a row.
std::vector<Term> TermsOfTraffic();
std::vector<Term> TermsOfMeasuring();
std::vector<Term> TermsOfPptp();

} // namespace pptplab::sim::explain

#endif
