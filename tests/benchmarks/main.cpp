// SPDX-License-Identifier: GPL-3.0-or-later
// Measures against the bare part that does the same work, in one run and in the same way, and
// prints one JSON line per row. Every measure is taken in a process of its own: start counts from
// before the process exists.
#include "tests/benchmarks/children.h"
#include "tests/benchmarks/childrun.h"
#include "tests/benchmarks/peoplemeasures.h"
#include "tests/benchmarks/row.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace personae::benchmark;

namespace {

constexpr int runs = 9;

QString valueAfter(const QString &option)
{
    const QStringList arguments = QCoreApplication::arguments();
    const auto at = arguments.indexOf(option);
    return at < 0 ? QString() : arguments.value(at + 1);
}

int child(QApplication &application, const QString &part)
{
    const QString folder = valueAfter(u"--data-dir"_s);
    const qint64 startedAt = valueAfter(u"--started"_s).toLongLong();
    if (part == "fill"_L1)
        return fillFolder(application, folder);
    if (part == "page"_L1)
        return paintProfilePage(application, folder, startedAt);
    if (part == "window"_L1)
        return paintEmptyWindow(application, startedAt);
    if (part == "form"_L1)
        return typeIntoForm(application, folder);
    if (part == "line"_L1)
        return typeIntoLine(application);
    return peopleChild(application, part, folder, startedAt);
}

bool measure(const QString &folder)
{
    const auto page = medianOfChildren({u"--child"_s, u"page"_s, u"--data-dir"_s, folder}, runs);
    const auto window = medianOfChildren({u"--child"_s, u"window"_s}, runs);
    if (!page || !window)
        return false;
    print({u"start to painted profile page"_s, page->milliseconds, window->milliseconds, u"ms"_s});
    print(
        {u"resident memory with the profile page"_s, page->mebibytes, window->mebibytes, u"MiB"_s});

    const auto form = medianOfChildren({u"--child"_s, u"form"_s, u"--data-dir"_s, folder}, 3);
    const auto line = medianOfChildren({u"--child"_s, u"line"_s}, 3);
    if (!form || !line)
        return false;
    print({u"keystroke to painted field of the form"_s, form->milliseconds, line->milliseconds,
           u"ms"_s});
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    // Nothing is shown: the drawing is the same, and nobody's desktop is in the way.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"personae"_s);
    if (const QString part = valueAfter(u"--child"_s); !part.isEmpty())
        return child(application, part);
    const QTemporaryDir folder;
    if (!folder.isValid() || !runOnce({u"--child"_s, u"fill"_s, u"--data-dir"_s, folder.path()})) {
        std::fputs("benchmarks: the folder with the demo's profile could not be made\n", stderr);
        return 1;
    }
    const bool onlyPeople = QCoreApplication::arguments().contains(u"--people"_s);
    return (onlyPeople || measure(folder.path())) && measurePeople(folder.path()) ? 0 : 1;
}
