// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_tests.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    int failures = 0;
    for (const auto &make :
         {interlinedlisttests::makeRequestTests, interlinedlisttests::makeAnswerTests,
          interlinedlisttests::makeInfoTests, interlinedlisttests::makeRuleTests,
          interlinedlisttests::makeTwinTests, interlinedlisttests::makeTwinPeopleTests})
        failures += QTest::qExec(make().get(), argc, argv);
    return failures;
}
