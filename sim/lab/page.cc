// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/page.h"

#include "sim/files/text-file.h"
#include "sim/scenario/values/problem.h"
#include "sim/version/version.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

namespace pptplab::sim::lab
{

namespace
{

constexpr const char* kBody =
#include "sim/lab/page/page.html"
    ;

constexpr const char* kStyle =
#include "sim/lab/page/style.css"
    ;

constexpr const char* kWorker =
#include "sim/lab/page/worker.js"
    ;

// In this order: each uses what stands before it.
constexpr const char* kWords =
#include "sim/lab/page/words.js"
    ;

constexpr const char* kBoard =
#include "sim/lab/page/board.js"
    ;

constexpr const char* kChart =
#include "sim/lab/page/chart.js"
    ;

constexpr const char* kControls =
#include "sim/lab/page/controls.js"
    ;

constexpr const char* kExercises =
#include "sim/lab/page/exercises.js"
    ;

constexpr const char* kMain =
#include "sim/lab/page/main.js"
    ;

// Nothing is fetched, whatever the page should come to hold.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; "
    "style-src 'unsafe-inline'";

/// lab.txt of the build: beside the program, or in the build folder of the repository.
std::string
Engine()
{
    std::error_code none;
    std::vector<std::filesystem::path> places = {
        std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "lab.txt"};
    if (const char* root = std::getenv("PPTPLAB_ROOT"))
    {
        places.emplace_back(std::filesystem::path(root) / "build/lab.txt");
    }
    for (const auto& place : places)
    {
        std::string engine = files::ReadTextFile(place);
        if (!engine.empty())
        {
            return engine;
        }
    }
    throw scenario::BadInput(
        "lab: the page's engine is missing: " + places.front().string() +
        " is made where the group lab of packages.txt is installed (clang, lld, wasi-libc, "
        "libc++-dev-wasm32, libclang-rt-dev-wasm32); then: ./pptplab lab");
}

} // namespace

std::string
PageText()
{
    return fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
                       "<title>pptplab</title>\n<style>{}</style>\n</head>\n<body>\n{}\n"
                       "<script type=\"text/plain\" id=\"worker\">{}</script>\n"
                       "<script type=\"text/plain\" id=\"engine\" data-version=\"{}\">{}</script>\n"
                       "<script>{}{}{}{}{}{}</script>\n</body>\n</html>\n",
                       kPolicy,
                       kStyle,
                       kBody,
                       kWorker,
                       version::Release(),
                       Engine(),
                       kWords,
                       kBoard,
                       kChart,
                       kControls,
                       kExercises,
                       kMain);
}

} // namespace pptplab::sim::lab
