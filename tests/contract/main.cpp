// SPDX-License-Identifier: GPL-3.0-or-later

// Replays every recorded exchange and every vector over a real socket, through the real HttpClient
// and the real adapters, and checks each word of what a case must prove. PERSONAE_EXTRA_CASES names
// further folders, with colons.

#include "casefile.h"
#include "runner.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void printTotals(const Runner &runner, const QStringList &problems)
{
    QTextStream out(stdout);
    out << '\n';
    const auto &endpoints = runner.endpoints();
    for (auto it = endpoints.cbegin(); it != endpoints.cend(); ++it) {
        const auto number = [&it](Verdict verdict) { return QString::number(it->value(verdict)); };
        out << it.key().leftJustified(40) << number(Verdict::Ok) << " passed, "
            << number(Verdict::Failed) << " failed, " << number(Verdict::Skipped) << " skipped, "
            << number(Verdict::NotYet) << " not yet, " << number(Verdict::Disputed)
            << " disputed\n";
    }
    for (const QString &problem : problems)
        out << "FAIL " << problem << '\n';
    out << "\nnot yet " << runner.count(Verdict::NotYet) << ", disputed "
        << runner.count(Verdict::Disputed) << '\n';
    out << runner.count(Verdict::Ok) << " passed, "
        << runner.count(Verdict::Failed) + problems.size() << " failed, "
        << runner.count(Verdict::Skipped) << " skipped\n";
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString fixtures = QStringLiteral(PERSONAE_FIXTURES);
    QStringList problems;
    QList<ContractCase> cases = casesBelow(fixtures, problems);
    const QStringList extra =
        qEnvironmentVariable("PERSONAE_EXTRA_CASES").split(u':', Qt::SkipEmptyParts);
    for (const QString &folder : extra)
        cases += casesBelow(folder, problems);

    Runner runner(cases, disputedCases(fixtures + u"/disputed.json"_s, problems));
    QObject::connect(&runner, &Runner::finished, &application, [&runner, &problems] {
        printTotals(runner, problems);
        QCoreApplication::exit(runner.count(Verdict::Failed) || !problems.isEmpty() ? 1 : 0);
    });
    runner.start();
    return QCoreApplication::exec();
}
