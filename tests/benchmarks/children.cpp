// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/children.h"

#include "app/application.h"
#include "tests/benchmarks/childrun.h"
#include "tests/benchmarks/keystrokes.h"
#include "tests/benchmarks/paintwatch.h"
#include "ui/profile/profilepage.h"

#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace personae::benchmark {
namespace {

constexpr QSize windowSize(1280, 800);
constexpr int patience = 30'000; // milliseconds

void giveUpLater(QApplication &application, const char *what)
{
    QTimer::singleShot(patience, &application, [what] {
        std::fprintf(stderr, "benchmarks: %s did not come\n", what);
        QCoreApplication::exit(1);
    });
}

CommandLine on(const QString &dataDir, bool demo)
{
    CommandLine line;
    line.dataDir = dataDir;
    line.demo = demo;
    return line;
}

bool isFilled(const Application &personae)
{
    const ProfileForm *form = personae.engine()->desk().form(personae.window()->account());
    return form != nullptr && form->hasBase();
}

bool isInside(const QWidget *widget, const QStringList &names)
{
    while (widget != nullptr && !names.contains(widget->objectName()))
        widget = widget->parentWidget();
    return widget != nullptr;
}

// The page's own content, with the values of the profile: no skeleton, no empty form. Whichever tab
// the program opens with.
bool showsProfile(const Application &personae, const QWidget *painted)
{
    return personae.window() != nullptr && isFilled(personae) &&
           isInside(painted, {u"overviewPage"_s, u"editPage"_s});
}

} // namespace

int fillFolder(QApplication &application, const QString &dataDir)
{
    Application personae(application, on(dataDir, true));
    if (!personae.open())
        return 1;
    giveUpLater(application, "the demo's profile");
    // Twice in a row: what the first answer asked for (pictures) has had its turn as well.
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &application, [&personae, seen = 0]() mutable {
        constexpr int enough = 8;
        seen = isFilled(personae) ? seen + 1 : 0;
        if (seen >= enough)
            QCoreApplication::exit(0);
    });
    look.start(250);
    return QApplication::exec();
}

int paintProfilePage(QApplication &application, const QString &dataDir, qint64 startedAt)
{
    Application personae(application, on(dataDir, false));
    const PaintWatch watch(
        [&personae](const QWidget *painted) { return showsProfile(personae, painted); },
        [startedAt] {
            report(startedAt);
            QCoreApplication::exit(0);
        });
    if (!personae.open())
        return 1;
    giveUpLater(application, "the painted profile page");
    return QApplication::exec();
}

int paintEmptyWindow(QApplication &application, qint64 startedAt)
{
    QMainWindow window;
    window.resize(windowSize);
    const PaintWatch watch([&window](const QWidget *painted) { return painted == &window; },
                           [startedAt] {
                               report(startedAt);
                               QCoreApplication::exit(0);
                           });
    window.show();
    giveUpLater(application, "the painted window");
    return QApplication::exec();
}

int typeIntoForm(QApplication &application, const QString &dataDir)
{
    Application personae(application, on(dataDir, false));
    if (!personae.open() || !comesTrue([&personae] { return isFilled(personae); }))
        return 1;
    ProfilePage &page = personae.window()->profilePage();
    page.showTab(ProfilePage::Tab::Edit);
    QLineEdit *field = nullptr;
    if (!comesTrue(
            [&] { return (field = page.findChild<QLineEdit *>(u"field:name"_s)) != nullptr; }))
        return 1;
    return reportKeystrokes(*field);
}

int typeIntoLine(QApplication &)
{
    QMainWindow window;
    window.resize(windowSize);
    auto *holder = new QWidget;
    auto *field = new QLineEdit(holder);
    window.setCentralWidget(holder);
    window.show();
    return reportKeystrokes(*field);
}

} // namespace personae::benchmark
