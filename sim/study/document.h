// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_STUDY_DOCUMENT_H
#define PPTPLAB_SIM_STUDY_DOCUMENT_H

#include "sim/study/service.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pptplab::sim::study
{

/// What a study is written from and how it was made.
struct Writing
{
    std::filesystem::path text; ///< the template
    std::string command;        ///< that repeats the study
};

/// Fills the template with the figures and writes into `folder`, which exists: study.html (one page
/// that needs nothing else), study.md, the pictures, and the cells of each service as CSV. Throws
/// BadInput with all that is wrong with the template, before anything is written.
void WriteStudy(const std::vector<Service>& services,
                const Writing& writing,
                const std::filesystem::path& folder);

} // namespace pptplab::sim::study

#endif
