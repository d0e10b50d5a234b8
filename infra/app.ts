import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleDirectory } from './bundle-directory.ts';
import { reboursApp } from './rebours-app.ts';

// What the CDK CLI runs. A finding that nobody acknowledged where it arises stops the synthesis.
const app = reboursApp({ functions: bundleDirectory });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
