// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/hand.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMetaEnum>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

namespace personae::test {

namespace {

constexpr int patience = 15'000; ///< ms; only ever spent where something is broken

QString ownWords(const QWidget &widget)
{
    QStringList texts{widget.accessibleName(), widget.accessibleDescription()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts.append(label->text());
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts.append(button->text());
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        texts.append(line->echoMode() == QLineEdit::Normal ? line->text() : QString());
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(&widget))
        texts.append(text->toPlainText());
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        texts.append(box->currentText());
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts.join(u'\n');
}

/// Where a button takes a click: a check box only on its box and its words.
QPoint spotOf(const QWidget &widget)
{
    const bool box =
        qobject_cast<const QCheckBox *>(&widget) || qobject_cast<const QRadioButton *>(&widget);
    constexpr int inTheBox = 8;
    return box ? QPoint(inTheBox, widget.height() / 2) : widget.rect().center();
}

} // namespace

QImage landscape()
{
    QImage image(900, 600, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QPainter painter(&image);
    painter.fillRect(0, 0, 450, 300, Qt::yellow);
    painter.fillRect(600, 400, 200, 150, Qt::darkRed);
    return image;
}

bool Hand::waitsFor(const std::function<bool()> &condition, const QString &what)
{
    if (waitFor(condition, patience))
        return true;
    const QWidget *dialog = QApplication::activeModalWidget();
    qWarning().noquote() << "awaited in vain:" << what << "| dialog:"
                         << (dialog ? dialog->objectName() + u' ' + words(dialog->objectName())
                                    : u"none"_s);
    return false;
}

QWidget *Hand::inSight(const QString &name) const
{
    const QWidget *dialog = QApplication::activeModalWidget();
    const QWidgetList tops = QApplication::topLevelWidgets();
    for (QWidget *top : tops) {
        QWidgetList named = top->findChildren<QWidget *>(name);
        if (top->objectName() == name)
            named.append(top);
        for (QWidget *one : std::as_const(named)) {
            const bool inFront = !dialog || one == dialog || dialog->isAncestorOf(one);
            if (one->isVisible() && inFront)
                return one;
        }
    }
    return nullptr;
}

bool Hand::mayUse(const QString &widget) const
{
    const QWidget *one = inSight(widget);
    return one && one->isEnabled();
}

QWidget *Hand::reach(const QString &name)
{
    QCoreApplication::processEvents(); // what was just shown has its place only then
    return waitsFor([&] { return mayUse(name); }, u"to use "_s + name) ? inSight(name) : nullptr;
}

QString Hand::words(const QString &widget) const
{
    const QWidget *found = inSight(widget);
    if (!found)
        return {};
    QStringList texts{ownWords(*found)};
    const auto parts = found->findChildren<QWidget *>();
    for (const QWidget *part : parts) {
        if (part->isVisible())
            texts.append(ownWords(*part));
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

bool Hand::sees(const QString &widget)
{
    return waitsFor([&] { return inSight(widget) != nullptr; }, u"to see "_s + widget);
}

bool Hand::reads(const QString &widget, const QString &expected)
{
    if (waitsFor([&] { return words(widget).contains(expected); },
                 u"to read \"%1\" in %2"_s.arg(expected, widget)))
        return true;
    qWarning().noquote() << widget << "says:" << words(widget);
    return false;
}

bool Hand::gone(const QString &widget)
{
    return waitsFor([&] { return inSight(widget) == nullptr; }, u"the end of "_s + widget);
}

bool Hand::press(const QString &button)
{
    QWidget *found = reach(button);
    if (found)
        QTest::mouseClick(found, Qt::LeftButton, {}, spotOf(*found));
    return found;
}

bool Hand::type(const QString &editor, const QString &text)
{
    QWidget *found = reach(editor);
    if (!found)
        return false;
    found->setFocus();
    QTest::keyClick(found, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(found, Qt::Key_Delete);
    QTest::keyClicks(found, text);
    return true;
}

bool Hand::paste(const QString &editor, const QString &text)
{
    QApplication::clipboard()->setText(text);
    QWidget *found = reach(editor);
    if (!found)
        return false;
    found->setFocus();
    QTest::keyClick(found, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(found, Qt::Key_V, Qt::ControlModifier);
    return true;
}

bool Hand::choose(const QString &box, const QString &data)
{
    if (!reach(box))
        return false;
    const auto offered = [&] {
        const auto *found = inSight<QComboBox>(box);
        return found && found->findData(data) >= 0;
    };
    if (!waitsFor(offered, u"%1 in %2"_s.arg(data, box)))
        return false;
    auto *found = inSight<QComboBox>(box);
    found->setFocus();
    found->setCurrentIndex(found->findData(data));
    Q_EMIT found->activated(found->currentIndex());
    return true;
}

bool Hand::fromMenu(const QString &button, const QString &action)
{
    if (!press(button))
        return false;
    QAction *wanted = nullptr;
    const auto offered = [&] {
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        wanted = menu ? menu->findChild<QAction *>(action) : nullptr;
        return wanted && wanted->isEnabled() && wanted->isVisible();
    };
    if (!waitsFor(offered, action + u" in a menu"_s))
        return false;
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    menu->setActiveAction(wanted);
    QTest::keyClick(menu, Qt::Key_Return);
    return true;
}

bool Hand::turnTo(const QString &tabs, const QString &page)
{
    auto *found = qobject_cast<QTabWidget *>(reach(tabs));
    for (int i = 0; found && i < found->count(); ++i) {
        const QWidget *one = found->widget(i);
        if (one->objectName() != page && !one->findChild<QWidget *>(page))
            continue;
        QTest::mouseClick(found->tabBar(), Qt::LeftButton, {},
                          found->tabBar()->tabRect(i).center());
        return waitsFor([&] { return found->currentIndex() == i; }, u"the tab "_s + page);
    }
    qWarning().noquote() << "no tab" << page << "in" << tabs;
    return false;
}

bool Hand::turnBar(const QString &bar, int tab)
{
    auto *found = inSight<QTabBar>(bar);
    if (!found)
        return true;
    QTest::mouseClick(found, Qt::LeftButton, {}, found->tabRect(tab).center());
    return waitsFor([&] { return found->currentIndex() == tab; }, u"a tab of "_s + bar);
}

QModelIndex Hand::findRow(const QString &table, const QString &expected) const
{
    const auto *view = inSight<QAbstractItemView>(table);
    const QAbstractItemModel *model = view ? view->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(view->rootIndex()); ++row) {
        for (int column = 0; column < model->columnCount(view->rootIndex()); ++column) {
            const QModelIndex cell = model->index(row, column, view->rootIndex());
            if (cell.data().toString().contains(expected, Qt::CaseInsensitive) ||
                cell.data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(expected, Qt::CaseInsensitive))
                return cell;
        }
    }
    return {};
}

bool Hand::hasRow(const QString &table, const QString &expected)
{
    if (waitsFor([&] { return findRow(table, expected).isValid(); },
                 u"\"%1\" among %2"_s.arg(expected, table)))
        return true;
    const auto *view = inSight<QAbstractItemView>(table);
    qWarning() << "rows:" << (view ? view->model()->rowCount() : -1);
    return false;
}

bool Hand::hasNoRow(const QString &table, const QString &expected)
{
    return waitsFor([&] { return inSight(table) && !findRow(table, expected).isValid(); },
                    u"no \"%1\" among %2"_s.arg(expected, table));
}

bool Hand::chooseRow(const QString &table, const QString &expected)
{
    if (!hasRow(table, expected))
        return false;
    auto *view = inSight<QAbstractItemView>(table);
    QModelIndex cell = findRow(table, expected);
    view->scrollTo(cell);
    for (int column = 0; column < view->model()->columnCount(); ++column) { // what can be hit
        const QModelIndex other = cell.siblingAtColumn(column);
        if (view->visualRect(other).width() > view->visualRect(cell).width())
            cell = other;
    }
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(cell).center());
    return waitsFor([&] { return view->currentIndex().row() == findRow(table, expected).row(); },
                    u"\"%1\" to be chosen"_s.arg(expected));
}

bool Hand::fillIn(const QString &line, const QString &text)
{
    const QString name = u"signInField_"_s + line;
    if (!inSight(name) && inSight(u"signInAdvanced"_s) && !press(u"signInAdvanced"_s))
        return false;
    return type(name, text);
}

bool Hand::signIn(const QString &service, const QString &handle)
{
    const SignInRequest with = m_live.demoRequest(service, handle);
    const AccountId before = m_live.window().account();
    const bool first = inSight(u"emptyAddAccount"_s);
    if (!(first ? press(u"emptyAddAccount"_s) : m_live.trigger(u"actionAddAccount"_s)) ||
        !choose(u"signInService"_s, service))
        return false;
    const QString way = QString::fromLatin1(
        QMetaEnum::fromType<SignInWay>().valueToKey(static_cast<int>(with.way)));
    if (inSight(u"signInWay"_s + way) && !press(u"signInWay"_s + way))
        return false;
    for (auto it = with.settings.cbegin(); it != with.settings.cend(); ++it) {
        if (!fillIn(it.key(), it.value()))
            return false;
    }
    if (inSight(u"signInField_identity"_s) && !fillIn(u"identity"_s, with.identity))
        return false;
    if (!with.appKey.isEmpty() && !fillIn(u"appKey"_s, with.appKey))
        return false;
    const auto there = [&] {
        return m_live.window().account() != before && !m_live.window().account().isNull();
    };
    return fillIn(u"secret"_s, with.secret) && press(u"addAccountSignIn"_s) &&
           gone(u"addAccountDialog"_s) && waitsFor(there, u"the new account"_s);
}

bool Hand::actAs(const AccountId &account)
{
    m_live.window().chooseAccount(account);
    return waitsFor([&] { return m_live.window().account() == account; }, u"the account"_s);
}

bool Hand::openPage(const QString &page)
{
    if (!turnTo(u"inspectorTabs"_s, u"accountTab"_s))
        return false;
    if (inSight(u"recordsPage-"_s + page)) // the only one has no list to choose from
        return true;
    const auto *list = qobject_cast<QListWidget *>(reach(u"accountPages"_s));
    for (int row = 0; list && row < list->count(); ++row) {
        if (list->item(row)->data(Qt::UserRole).toString() == page) {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualItemRect(list->item(row)).center());
            return sees(u"recordsPage-"_s + page);
        }
    }
    qWarning().noquote() << "no page" << page;
    return false;
}

bool Hand::edit()
{
    return turnTo(u"inspectorTabs"_s, u"editTab"_s) && sees(u"editPage"_s);
}

bool Hand::publish()
{
    return press(u"publishButton"_s);
}

bool Hand::publishProved(const QString &field)
{
    return publish() && reads(u"mark:"_s + field, u"verified"_s);
}

bool Hand::pastePicture(const QImage &picture)
{
    QApplication::clipboard()->setImage(picture);
    QWidget *avatar = reach(u"avatarButton"_s);
    if (!avatar)
        return false;
    avatar->setFocus();
    if (!m_live.trigger(u"pastePictureAction"_s))
        return false;
    QWidget *canvas = reach(u"studioCanvas"_s);
    if (!canvas)
        return false;
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Return);
    return gone(u"studioCanvas"_s) && reads(u"avatarMark"_s, u"changed"_s);
}

bool Hand::losesNothingToAnHtmlError(const QString &field, const QString &text,
                                     const QByteArray &method, const QString &path)
{
    Fault broken;
    broken.method = method;
    broken.pathPrefix = path;
    broken.kind = Fault::Kind::Status;
    broken.status = 502;
    broken.times = -1; // however often it is tried meanwhile
    broken.body = "<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>";
    broken.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    m_live.services().addFault(broken);
    const QString editor = u"field:"_s + field;
    const QString mark = u"mark:"_s + field;
    const auto told = [&] {
        return words(mark).contains(u"waiting until"_s) || words(mark).contains(u"not applied"_s);
    };
    if (!edit() || !type(editor, text) || !publish() || !waitsFor(told, mark) ||
        !reads(editor, text))
        return false;
    // Where each try counts it was looked up first: nothing came of it, and a person decides.
    if (words(mark).contains(u"not applied"_s)) {
        m_live.services().clearFaults();
        return words(mark).contains(u"no good answer came"_s) && publishProved(field) &&
               reads(editor, text);
    }
    m_live.openSection(SidebarKind::Outbox);
    if (!chooseRow(u"outboxTable"_s, u"waiting"_s) ||
        !reads(u"outboxDetails"_s, u"trouble of its own"_s) ||
        !reads(u"outboxDetails"_s, u"502"_s) ||
        words(u"outboxDetails"_s).contains(u"Bad Gateway</h1>"_s))
        return false;
    m_live.services().clearFaults();
    if (!m_live.trigger(u"outboxTryNow"_s))
        return false;
    m_live.openSection(SidebarKind::MyProfiles);
    return edit() && reads(mark, u"verified"_s) && reads(editor, text);
}

} // namespace personae::test
